using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pacte.BrowserTests.Kit;

/// <summary>A page as a printer gets it, on A4.</summary>
internal static partial class Paper
{
    /// <summary>How many sheets it takes, counted in the PDF that the browser makes.</summary>
    public static async Task<int> SheetsAsync(IPage page)
    {
        var pdf = await page.PdfAsync(new() { Format = "A4" });
        return Sheet().Count(Encoding.Latin1.GetString(pdf));
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, 1000)]
    private static partial Regex Sheet();
}
