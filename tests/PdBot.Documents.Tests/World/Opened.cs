using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PdBot.Domain.Reports;

namespace PdBot.Documents.Tests.World;

/// <summary>A written document, as a reader opens it.</summary>
internal sealed class Opened : IDisposable
{
    private readonly WordprocessingDocument document;

    public Opened(byte[] file) => document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    public static Opened Of(string id, Story story) => new(DocumentWriter.Write(id, story.Report, story.Organisation, story.Now));

    public Body Body => document.MainDocumentPart!.Document.Body!;

    public string Text => string.Join("\n", Body.Descendants<Paragraph>().Select(paragraph => string.Concat(paragraph.Descendants<Text>().Select(text => text.Text))));

    public string Header => document.MainDocumentPart!.HeaderParts.Single().Header.InnerText;

    public string HeaderXml => document.MainDocumentPart!.HeaderParts.Single().Header.OuterXml;

    public string Footer => document.MainDocumentPart!.FooterParts.Single().Footer.OuterXml;

    public string Creator => document.PackageProperties.Creator!;

    public string Title => document.PackageProperties.Title!;

    /// <summary>The value beside a label.</summary>
    public string Value(string label) => Body.Descendants<TableRow>().SelectMany(row => row.Elements<TableCell>().Zip(row.Elements<TableCell>().Skip(1)))
        .First(pair => pair.First.InnerText.Split('（')[0] == label).Second.InnerText;

    public IEnumerable<string> Errors() => new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document)
        .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");

    public void Dispose() => document.Dispose();
}
