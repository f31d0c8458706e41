using System.Globalization;
using Microsoft.Playwright;

namespace Pacte.BrowserTests.Kit;

/// <summary>
/// Measures how long the sentences of a page are. Words are counted rather than syllables: formulas such as Flesch's were fitted to
/// English, and the length of sentences is the part of them that holds in French.
/// </summary>
internal static class PlainWords
{
    /// <summary>Words of the longest sentence: beyond, one has to begin again.</summary>
    private const int Longest = 20;

    /// <summary>Words of a sentence on average over a page.</summary>
    private const double Mean = 11;

    /// <summary>What is too long on a page. Labels, buttons and names, of three words or fewer, are no sentences.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var sentences = await page.EvaluateAsync<string[]>(
            """
            () => document.querySelector('main').innerText.split(/[\n\t]+/)
              .flatMap(line => line.split(/(?<=[.!?…])\s+(?=[\p{Lu}«\d])/u))
              .map(sentence => sentence.trim()).filter(sentence => sentence.split(/\s+/).filter(word => /[\p{L}\d]/u.test(word)).length > 3)
            """);
        var mean = sentences.Length == 0 ? 0 : sentences.Average(WordsOf);
        return
        [
            .. sentences.Where(sentence => WordsOf(sentence) > Longest)
                .Select(sentence => string.Create(CultureInfo.InvariantCulture, $"{WordsOf(sentence)} words: {sentence}")),
            .. mean > Mean ? [string.Create(CultureInfo.InvariantCulture, $"{mean:0.0} words a sentence: {page.Url}")] : (string[])[],
        ];
    }

    private static int WordsOf(string sentence) =>
        sentence.Split([' ', '\u00A0', '\u202F'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
}
