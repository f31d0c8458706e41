using Microsoft.Playwright;

namespace Pacte.BrowserTests.Kit;

/// <summary>
/// Checks that a page is printed as French is: a no-break space before <c>: ; ? ! %</c> and inside guillemets, so that no line begins
/// with a sign, and the printer's apostrophe.
/// </summary>
internal static class Typography
{
    public static async Task AssertFrenchAsync(IPage page)
    {
        var found = await page.EvaluateAsync<string[]>(
            """
            () => {
              const wrong = /[A-Za-zÀ-ÿ0-9»)’] [?!;:%»](?=\s|$)|^ [?!;:%»](?=\s|$)|« |[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]/;
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode())
                if (!walker.currentNode.parentElement.closest('script, style, .vh')) texts.push(walker.currentNode.data.replace(/[\r\n]+\s*/g, ' ').trimEnd());
              for (const name of ['aria-label', 'title', 'placeholder', 'data-l'])
                for (const element of document.body.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name));
              return [...new Set(texts.filter(text => wrong.test(text)).map(text => text.trim().slice(0, 120)))].slice(0, 20);
            }
            """);
        Assert.True(found.Length == 0, $"{page.Url}:\n{string.Join('\n', found)}");
    }
}
