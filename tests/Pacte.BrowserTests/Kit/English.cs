using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pacte.TestKit;

namespace Pacte.BrowserTests.Kit;

/// <summary>Checks that a page speaks English to its reader and leads to pages that do.</summary>
internal static partial class English
{
    /// <summary>No word that French cannot do without, but in what is marked as French, in addresses, and in the names of places.</summary>
    /// <param name="places">Names made of several words: within them, French words are at home.</param>
    public static async Task AssertSpokenAsync(IPage page, IReadOnlyList<string> places)
    {
        var texts = await page.EvaluateAsync<string[]>(
            """
            () => {
              const texts = [document.title];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode())
                if (!walker.currentNode.parentElement.closest('script, style, [lang=fr]')) texts.push(walker.currentNode.data);
              for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-l', 'data-searching', 'data-denied'])
                for (const element of document.body.querySelectorAll(`[${name}]`))
                  if (!element.closest('[lang=fr]')) texts.push(element.getAttribute(name));
              return [...new Set(texts.map(text => text.trim()))];
            }
            """);
        var found = texts.Where(text => FrenchWords.AreIn(text, places)).ToList();
        Assert.True(found.Count == 0, $"{page.Url}:\n{string.Join('\n', found)}");
    }

    /// <summary>No link nor form that leaves for the French page where there is an English one.</summary>
    /// <param name="templates">The addresses that are there in both languages, as their pages declare them.</param>
    public static async Task AssertLinksStayAsync(IPage page, IReadOnlyList<string> templates)
    {
        var led = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('a[href^=\"/\"]:not([hreflang]), form[action^=\"/\"]')].map(e => e.getAttribute('href') ?? e.getAttribute('action'))");
        var lost = led.Where(href => templates.Any(template => PatternOf(template).IsMatch(href.Split('?', '#')[0]))).Distinct().ToList();
        Assert.True(lost.Count == 0, $"{page.Url}:\n{string.Join('\n', lost)}");
    }

    private static Regex PatternOf(string template) =>
        new($"^{Parameters().Replace(template, "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameters();
}
