using DocumentFormat.OpenXml.Wordprocessing;

namespace PdBot.Documents.Docx;

/// <summary>Header and footer.</summary>
internal static class Margins
{
    public const string DrillBanner = "【演練】本文件為演練產製，非真實事件，不具效力";

    /// <summary>Organisation and 案號; in a drill also a banner and the water mark.</summary>
    public static Header Header(Letterhead letterhead)
    {
        var line = Words.Paragraph("Header", Words.Run(letterhead.Organisation), Words.Tab(), Words.Run($"案號：{letterhead.Number}"));
        if (!letterhead.IsDrill)
            return new Header(line);
        line.Append(new Run(new Picture(WaterMark)));
        return new Header(line, Words.Paragraph("Drill", DrillBanner));
    }

    /// <summary>Number of the form, time of writing, page x of y.</summary>
    public static Footer Footer(string formNumber, Letterhead letterhead)
    {
        var left = formNumber.Length > 0 ? $"{formNumber}　{letterhead.WrittenAtText}製表" : $"{letterhead.WrittenAtText}製表";
        return new Footer(Words.Paragraph(
            "Footer", Words.Run(left), Words.Tab(),
            Words.Run("第 "), Words.Field("PAGE"), Words.Run(" 頁，共 "), Words.Field("NUMPAGES"), Words.Run(" 頁")));
    }

    /// <summary>Word's own water mark: a text path behind the text in the middle of the page.</summary>
    private const string WaterMark =
        """
        <w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
        <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
        <v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
        <v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>
        </v:shapetype>
        <v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:150pt;rotation:315;z-index:-251658240;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#ecc8c8" stroked="f">
        <v:fill opacity=".35"/><v:textpath style="font-family:&quot;標楷體&quot;;font-size:1pt" string="演練"/>
        </v:shape>
        </w:pict>
        """;
}
