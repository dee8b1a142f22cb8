using System.Diagnostics;

namespace PdBot.EndToEnd.Tests.Crashes;

/// <summary>A disk of a few megabytes, in memory, that can be filled and made read-only. Needs the right to mount, which root has.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 12;
    private readonly string filler;

    public SmallDisk()
    {
        Folder = Machine.TemporaryFolder("disk");
        filler = Path.Combine(Folder, "filler");
        Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", Folder);
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in new[] { 65_536, 4_096, 1 })
            try
            {
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Full for pieces of this size.
            }
    }

    /// <summary>Gives the room back.</summary>
    public void Empty() => File.Delete(filler);

    /// <summary>Lets nobody write, or everybody again.</summary>
    public void Protect(bool isReadOnly) => Run("mount", "-o", isReadOnly ? "remount,ro" : "remount,rw", Folder);

    public void Dispose()
    {
        Run("umount", "--lazy", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error}");
    }
}
