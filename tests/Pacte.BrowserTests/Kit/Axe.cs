using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Pacte.BrowserTests.Kit;

/// <summary>
/// Checks a page's accessibility as axe-core sees it (WCAG 2.2 A and AA, and axe's own good practices). The script is put into the page
/// once and asked for violations only: some ten times faster than the package's own run, which serves frames that no page here has.
/// </summary>
internal static class Axe
{
    private static readonly string Script = Read();

    // Off in axe by default; WCAG 2.2 AA asks for it.
    private const string Everything = "{ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }";

    private const string Contrast = "{ resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast'] } }";

    /// <summary>Fails with one line per violation: the rule, what it asks, where, and the page that explains it.</summary>
    public static Task AssertNoViolationAsync(IPage page) => AssertAsync(page, Everything);

    /// <summary>Contrast alone: what changes with the colours.</summary>
    public static Task AssertReadableAsync(IPage page) => AssertAsync(page, Contrast);

    private static async Task AssertAsync(IPage page, string options)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<string[]>(
            $$"""
            async () => (await axe.run(document, {{options}})).violations.flatMap(rule => rule.nodes.map(node =>
              `${rule.id} (${rule.impact}): ${rule.help}\n    at ${node.target}\n    in ${node.html.slice(0, 160)}\n    ${node.failureSummary}\n    see ${rule.helpUrl}`))
            """);
        Assert.True(found.Length == 0, $"{page.Url} at {page.ViewportSize?.Width} px:\n{string.Join('\n', found)}");
    }

    private static string Read()
    {
        using var stream = typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")
            ?? throw new InvalidOperationException("The package no longer holds axe under this name.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
