using System.Reflection;
using System.Security;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Docx;

/// <summary>A form as a DOCX file. Same form, same bytes: every id is given, every time stamp fixed.</summary>
internal static class DocxFile
{
    public static byte[] Write(Form form, Letterhead letterhead)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document, autoSave: true))
        {
            var main = document.AddMainDocumentPart();
            document.ChangeIdOfPart(main, "main");
            main.AddNewPart<HeaderPart>("header").Header = Margins.Header(letterhead);
            main.AddNewPart<FooterPart>("footer").Footer = Margins.Footer(form.Number, letterhead);
            Feed(main.AddNewPart<StyleDefinitionsPart>("styles"), "styles.xml");
            Feed(main.AddNewPart<FontTablePart>("fonts"), "fonts.xml");
            Feed(main.AddNewPart<DocumentSettingsPart>("settings"), "settings.xml");
            main.Document = new Document(FormBody.Write(form, letterhead, "header", "footer"));
            var properties = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(properties, "properties");
            using var text = new MemoryStream(Encoding.UTF8.GetBytes(Properties(form, letterhead)));
            properties.FeedData(text);
        }
        return FixedZip.Rewrite(stream.ToArray());
    }

    private static void Feed(OpenXmlPart part, string name)
    {
        using var source = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"Not in the assembly: {name}");
        part.FeedData(source);
    }

    /// <summary>The creator is the organisation, never a person.</summary>
    private static string Properties(Form form, Letterhead letterhead)
    {
        var title = Escape($"{(letterhead.IsDrill ? "【演練】" : "")}{form.Title} {letterhead.Number}");
        var organisation = Escape(letterhead.Organisation);
        var written = FormattableString.Invariant($"{letterhead.WrittenAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        return $"""
            <?xml version="1.0" encoding="utf-8" standalone="yes"?>
            <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:subject>{Escape(form.Number)}</dc:subject><dc:creator>{organisation}</dc:creator><cp:lastModifiedBy>{organisation}</cp:lastModifiedBy><dc:language>zh-TW</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{written}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{written}</dcterms:modified></cp:coreProperties>
            """;
    }

    private static string Escape(string text) => SecurityElement.Escape(SafeText.Clean(text).Replace('\n', ' '));
}
