using System.Text.Json;
using Microsoft.Playwright;

namespace PdBot.EndToEnd.Tests.Manifest;

/// <summary>The icons are what their drawings say, and keep the rules of Teams; tests/output/manifest/icons.png shows them all on light and dark.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class IconTests(Chromium chromium)
{
    private static readonly string Folder = Path.Combine(Machine.Repository, "manifest");

    /// <summary>The pixels of a picture, four numbers each, drawn at a size.</summary>
    private const string Pixels = """
        async ([address, side]) => {
          const picture = new Image();
          picture.src = address;
          await picture.decode();
          const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
          const context = canvas.getContext("2d");
          context.drawImage(picture, 0, 0, side, side);
          return Array.from(context.getImageData(0, 0, side, side).data);
        }
        """;

    [Theory]
    [InlineData("color", 192)]
    [InlineData("outline", 32)]
    [InlineData("color32x32", 32)]
    public async Task A_picture_is_its_drawing(string name, int side)
    {
        var page = await chromium.NewPageAsync();
        var picture = await PixelsAsync(page, $"{name}.png", side);
        var drawing = await PixelsAsync(page, $"{name}.svg", side);

        Assert.Equal(side * side * 4, picture.Length);
        Assert.True(picture.Zip(drawing, (a, b) => Math.Abs(a - b)).Average() < 1.5, "renew the PNG from its SVG");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_symbol_of_the_large_icon_stays_within_its_middle_and_the_ground_is_the_accent_colour()
    {
        var page = await chromium.NewPageAsync();
        var pixels = await PixelsAsync(page, "color.png", 192);

        for (var at = 0; at < 192 * 192; at++)
            if (at % 192 is < 36 or >= 156 || at / 192 is < 36 or >= 156)
                Assert.Equal([0x0E, 0x56, 0x6B, 0xFF], pixels[(4 * at)..((4 * at) + 4)]);
        Assert.Contains("\"accentColor\": \"#0E566B\"", await File.ReadAllTextAsync(Path.Combine(Folder, "manifest.json")), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_outline_is_white_on_nothing_and_the_small_icon_stands_on_nothing()
    {
        var page = await chromium.NewPageAsync();
        var outline = (await PixelsAsync(page, "outline.png", 32)).Chunk(4).ToArray();
        var small = (await PixelsAsync(page, "color32x32.png", 32)).Chunk(4).ToArray();

        // Taken apart from its transparency a pale edge is rounded by a step or two.
        Assert.All(outline.Where(pixel => pixel[3] > 8), pixel => Assert.All(pixel[..3], part => Assert.InRange(part, 250, 255)));
        Assert.InRange(outline.Count(pixel => pixel[3] > 128), 100, 500);
        Assert.All(new[] { outline, small }, icon => Assert.All([icon[0], icon[31], icon[^32], icon[^1]], corner => Assert.Equal(0, corner[3])));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task They_can_be_looked_at_on_light_and_dark()
    {
        var page = await chromium.NewPageAsync();
        await page.SetViewportSizeAsync(960, 460);
        var (color, outline, small) = (Address("color.png"), Address("outline.png"), Address("color32x32.png"));
        await page.SetContentAsync("<body style='margin:0;display:flex;flex-wrap:wrap'>" + string.Concat(new[] { "#ffffff", "#1f1f1f" }.Select(ground =>
            $"<div style='background:{ground};padding:16px;width:448px'><img src='{color}'> <img width=96 src='{color}'> <img width=48 src='{color}'> <img width=32 src='{color}'> <img src='{small}'></div>"))
            + string.Concat(new[] { "#5b5fc7", "#1f1f1f", "#0e566b" }.Select(ground =>
            $"<div style='background:{ground};padding:16px;width:288px'><img src='{outline}'> <img width=20 src='{outline}'> <img style='width:160px;image-rendering:pixelated' src='{outline}'></div>")));

        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Machine.OutputFile("manifest", "icons.png") });

        Assert.True(await page.EvaluateAsync<bool>("[...document.images].every(image => image.complete && image.naturalWidth > 0)"));
        await page.Context.CloseAsync();
    }

    private static string Address(string name) =>
        $"data:image/{(name.EndsWith(".svg", StringComparison.Ordinal) ? "svg+xml" : "png")};base64,{Convert.ToBase64String(File.ReadAllBytes(Path.Combine(Folder, name)))}";

    private static async Task<int[]> PixelsAsync(IPage page, string name, int side) =>
        [.. (await page.EvaluateAsync<JsonElement>(Pixels, new object[] { Address(name), side })).EnumerateArray().Select(part => part.GetInt32())];
}
