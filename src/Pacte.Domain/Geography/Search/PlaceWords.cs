using System.Collections.Frozen;
using System.Text;

namespace Pacte.Domain.Geography.Search;

/// <summary>
/// Cuts what was typed, or a name, into plain words: lower case, without accents or ligatures, abbreviations spelled out.
/// Own table of letters, so that the answer depends on no culture and no Unicode library of the machine.
/// </summary>
internal static class PlaceWords
{
    private const char Separator = '\0';

    private static readonly FrozenSet<string> Articles =
        new[] { "le", "la", "les", "l" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> SmallWords = new[]
    {
        "le", "la", "les", "l", "lez", "de", "du", "des", "d", "en", "sur", "sous", "et", "au", "aux", "a", "es", "dans",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsArticle(string word) => Articles.Contains(word);

    /// <summary>Words that people forget, add or swap: « Châteauneuf Loire », « Saint-Rémy en Provence ».</summary>
    public static bool IsSmall(string word) => SmallWords.Contains(word);

    public static List<string> Of(string text)
    {
        var words = new List<string>(6);
        var word = new StringBuilder(24);
        foreach (var character in text)
        {
            var lower = char.ToLowerInvariant(character);
            var plain = Plain(lower);
            if (plain != Separator)
            {
                word.Append(plain);
                if (lower is 'œ' or 'æ')
                {
                    word.Append('e');
                }
            }
            else if (!IsCombiningMark(lower))
            {
                Close(word, words);
            }
        }

        Close(word, words);
        return words;
    }

    private static void Close(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
        {
            SpellOut(word.ToString(), words);
            word.Clear();
        }
    }

    private static void SpellOut(string word, List<string> words)
    {
        switch (word)
        {
            case "st":
                words.Add("saint");
                break;
            case "ste":
                words.Add("sainte");
                break;
            case "sts":
                words.Add("saints");
                break;
            case "stes":
                words.Add("saintes");
                break;
            case "s" when words.Count > 0:
                words.Add("sur");
                break;
            case "ss" when words.Count > 0:
                words.Add("sous");
                break;
            case "mt":
                words.Add("mont");
                break;
            case "nd":
                words.Add("notre");
                words.Add("dame");
                break;
            case "cedex":
                break;
            default:
                words.Add(word);
                break;
        }
    }

    // A decomposed accent (as some phones send) follows its letter and does not end the word.
    private static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';

    private static char Plain(char lower) => lower switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => lower,
        'à' or 'á' or 'â' or 'ã' or 'ä' or 'å' or 'ā' or 'æ' => 'a',
        'ç' or 'č' => 'c',
        'è' or 'é' or 'ê' or 'ë' or 'ē' => 'e',
        'ì' or 'í' or 'î' or 'ï' or 'ī' => 'i',
        'ñ' => 'n',
        'ò' or 'ó' or 'ô' or 'õ' or 'ö' or 'ø' or 'ō' or 'œ' => 'o',
        'š' => 's',
        'ù' or 'ú' or 'û' or 'ü' or 'ū' => 'u',
        'ý' or 'ÿ' => 'y',
        'ž' => 'z',
        _ => Separator,
    };
}
