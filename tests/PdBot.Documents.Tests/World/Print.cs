using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PdBot.Domain.Reports;
using PdBot.Procedures.Tests.Walks;
using Story = PdBot.Documents.Tests.World.Story;

namespace PdBot.Documents.Tests.World;

/// <summary>Every form, and the documents of every walk-through at its end, as PDF and as pictures in <c>tests/output/documents</c>, by one run of LibreOffice.</summary>
public sealed class Print
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string folder;

    public Print()
    {
        folder = Path.Combine(Root(), "tests", "output", "documents");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var (name, id, story) in All())
            File.WriteAllBytes(Path.Combine(folder, name + ".docx"), DocumentWriter.Write(id, story.Report, story.Organisation, story.Now));
        foreach (var walk in Plays.All)
            foreach (var document in walk.Report.Procedure.Documents)
                File.WriteAllBytes(Path.Combine(folder, $"walk-{walk.Story.Name}-{document.Id}.docx"), DocumentWriter.Write(document.Id, walk.Report, walk.Organisation, walk.Now));
        var files = Directory.GetFiles(folder, "*.docx").Order(StringComparer.Ordinal).ToArray();
        Run("soffice", [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, .. files]);
        Directory.Delete(Path.Combine(folder, "profile"), recursive: true);
        Names = [.. files.Select(file => Path.GetFileNameWithoutExtension(file)!)];
        foreach (var name in Names)
            Run("pdftoppm", ["-png", "-r", "60", Path.Combine(folder, name + ".pdf"), Path.Combine(folder, name)]);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>How many pages it has.</summary>
    public int Pages(string name)
    {
        var line = Run("pdfinfo", [Path.Combine(folder, name + ".pdf")]).Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal));
        return int.Parse(line["Pages:".Length..], CultureInfo.InvariantCulture);
    }

    /// <summary>The width and height of its pages in points.</summary>
    public string Paper(string name) => Run("pdfinfo", [Path.Combine(folder, name + ".pdf")]).Split('\n').Single(line => line.StartsWith("Page size:", StringComparison.Ordinal));

    public string Text(string name) => Run("pdftotext", ["-layout", Path.Combine(folder, name + ".pdf"), "-"]);

    public int Pictures(string name) => Directory.GetFiles(folder, name + "-*.png").Count(file => new FileInfo(file).Length > 1000 && Path.GetFileName(file)[name.Length..].Length <= "-00.png".Length);

    private static IEnumerable<(string Name, string Id, Story Story)> All()
    {
        var advanced = Stage.Advanced(change: Stage.WithEverything);
        foreach (var id in DocumentWriter.KnownIds.Append("something-else"))
            yield return ("cgu-" + id, id, advanced);
        var drill = Stage.Early(ReportMode.Drill);
        foreach (var id in (string[])[DocumentIds.Summary, DocumentIds.Record])
            yield return ("drill-" + id, id, drill);
        var joint = Stage.Joint();
        foreach (var id in (string[])[DocumentIds.Summary, DocumentIds.Record, DocumentIds.Correction])
            yield return ("niu-" + id, id, joint);
        var overlong = Stage.Overlong();
        foreach (var id in (string[])[DocumentIds.Summary, DocumentIds.Record])
            yield return ("overlong-" + id, id, overlong);
    }

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(program);
        }
        return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : throw new InvalidOperationException($"{program}: {error.GetAwaiter().GetResult()}");
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
