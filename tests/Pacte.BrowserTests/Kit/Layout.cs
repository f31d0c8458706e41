using Microsoft.Playwright;

namespace Pacte.BrowserTests.Kit;

/// <summary>Checks that a page is as wide as its screen: nobody scrolls sideways to read.</summary>
internal static class Layout
{
    public static async Task AssertFitsAsync(IPage page)
    {
        var width = page.ViewportSize!.Width;
        var scrolled = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        if (scrolled <= width)
            return;
        // Named by its place in the page, outermost first: the outermost is the culprit more often than what it holds.
        var wide = await page.EvaluateAsync<string[]>(
            """
            width => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > width + .5
                || (e.clientWidth > 0 && e.scrollWidth > width && getComputedStyle(e).overflowX === 'visible'))
              .slice(0, 5).map(e => e.outerHTML.slice(0, 120))
            """,
            width);
        Assert.Fail($"{page.Url} is {scrolled} px wide on a screen of {width}:\n{string.Join('\n', wide)}");
    }
}
