using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Pacte.BrowserTests.Kit;

/// <summary>Checks a page's accessibility as axe-core sees it (WCAG 2.2 A and AA, and axe's own good practices).</summary>
internal static class Axe
{
    /// <summary>Fails with one line per violation: the rule, what it asks, where, and the page that explains it.</summary>
    public static async Task AssertNoViolationAsync(IPage page)
    {
        var result = await page.RunAxe();
        var lines = result.Violations.SelectMany(violation => violation.Nodes.Select(node =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n    at {node.Target}\n    in {Short(node.Html)}\n    see {violation.HelpUrl}"));
        var text = string.Join('\n', lines);
        Assert.True(text.Length == 0, $"{page.Url} at {page.ViewportSize?.Width} px:\n{text}");
    }

    private static string Short(string? html) => html is { Length: > 160 } ? html[..160] + "…" : html ?? "";
}
