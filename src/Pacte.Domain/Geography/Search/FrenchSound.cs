using System.Text;

namespace Pacte.Domain.Geography.Search;

/// <summary>
/// Writes a word roughly as a French ear hears it, so that « chatelero » meets « châtellerault »: silent endings go,
/// doubled letters are one, spellings of one sound share a letter. It is coarse on purpose: what it brings together is
/// only proposed, never taken for exact. Letters that no sound needs stand for others: c for « ch », w for « an »,
/// y for « in », q for « on ».
/// </summary>
internal static class FrenchSound
{
    // Among those that begin with one letter, the first that fits is taken: the longest come first.
    private static readonly Spelling[][] ByFirstLetter = Index(
    [
        new("eaux", "o"), new("eau", "o"), new("ault", "o"), new("auld", "o"), new("aux", "o"), new("au", "o"),
        new("aill", "ai"), new("eill", "ei"), new("ouill", "ui"), new("uill", "ui"), new("ay", "ai", Before.Vowel), new("oy", "uai", Before.Vowel),
        new("ain", "y", Before.NoVowel), new("aim", "y", Before.NoVowel), new("ein", "y", Before.NoVowel), new("oin", "uy", Before.NoVowel),
        new("aon", "w", Before.NoVowel), new("in", "y", Before.NoVowel), new("im", "y", Before.NoVowel), new("yn", "y", Before.NoVowel),
        new("ym", "y", Before.NoVowel), new("un", "y", Before.NoVowel), new("an", "w", Before.NoVowel), new("am", "w", Before.NoVowel),
        new("en", "w", Before.NoVowel), new("em", "w", Before.NoVowel), new("on", "q", Before.NoVowel), new("om", "q", Before.NoVowel),
        new("oeu", "e"), new("eu", "e"), new("ou", "u"), new("oi", "ua"), new("oy", "ua"),
        new("ai", "e"), new("ei", "e"), new("ay", "e"), new("ey", "e"),
        new("sch", "c"), new("ch", "c"), new("sh", "c"), new("ph", "f"), new("th", "t"), new("gn", "n"), new("qu", "k"), new("ck", "k"),
        new("ge", "j", Before.OpenVowel), new("gu", "g", Before.Vowel), new("ss", "s"),
    ]);

    private enum Before
    {
        Anything,
        Vowel,
        OpenVowel,
        NoVowel,
    }

    public static string Of(string word)
    {
        var heard = new StringBuilder(word.Length);
        var end = SilentEnding(word);
        for (var at = 0; at < end;)
        {
            at += Hear(word, at, heard);
        }

        return heard.ToString();
    }

    // A mute « e » lets the consonant before it be heard; other last consonants, and the « r » of « -er », are silent.
    private static int SilentEnding(string word)
    {
        var end = word.Length;
        var plural = end > 2 && word[end - 1] == 's' ? end - 1 : end;
        if (plural > 2 && word[plural - 1] == 'e')
        {
            return plural - 1;
        }

        while (end > 2 && word[end - 1] is 's' or 't' or 'd' or 'x' or 'p' or 'z' or 'g')
        {
            end--;
        }

        var silent = end > 3 && (word[end - 2], word[end - 1]) is ('e', 'r') or ('n', 'c');
        return silent ? end - 1 : end;
    }

    /// <summary>Writes the sound at a place and says how many letters it took.</summary>
    private static int Hear(string word, int at, StringBuilder heard)
    {
        if (word[at] is < 'a' or > 'z')
        {
            return Write(heard, word[at], 1);
        }

        foreach (var spelling in ByFirstLetter[word[at] - 'a'])
        {
            if (spelling.Fits(word, at))
            {
                foreach (var sound in spelling.Sound)
                {
                    Write(heard, sound, 0);
                }

                return spelling.Letters.Length;
            }
        }

        return HearLetter(word, at, heard);
    }

    private static int HearLetter(string word, int at, StringBuilder heard)
    {
        var next = at + 1 < word.Length ? word[at + 1] : ' ';
        var soft = next is 'e' or 'i' or 'y';
        return word[at] switch
        {
            'h' => 1,
            'c' when soft => Write(heard, 's', 1),
            'c' or 'q' or 'k' => Write(heard, 'k', 1),
            'g' when soft => Write(heard, 'j', 1),
            's' when IsVowel(next) && at > 0 && IsVowel(word[at - 1]) => Write(heard, 'z', 1),
            'y' => Write(heard, 'i', 1),
            'w' => Write(heard, 'v', 1),
            var letter => Write(heard, letter, 1),
        };
    }

    // A sound heard twice running is heard once.
    private static int Write(StringBuilder heard, char sound, int taken)
    {
        if (heard.Length == 0 || heard[^1] != sound)
        {
            heard.Append(sound);
        }

        return taken;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static Spelling[][] Index(Spelling[] spellings)
    {
        var byLetter = spellings.ToLookup(spelling => spelling.Letters[0]);
        return [.. Enumerable.Range('a', 26).Select(letter => byLetter[(char)letter].OrderByDescending(one => one.Letters.Length).ToArray())];
    }

    /// <summary>Letters that are heard as one sound, perhaps only before certain others.</summary>
    private sealed record Spelling(string Letters, string Sound, Before Before = Before.Anything)
    {
        public bool Fits(string word, int at)
        {
            if (string.CompareOrdinal(word, at, Letters, 0, Letters.Length) != 0)
            {
                return false;
            }

            var next = at + Letters.Length < word.Length ? word[at + Letters.Length] : ' ';
            return Before switch
            {
                Before.Vowel => IsVowel(next),
                Before.OpenVowel => next is 'a' or 'o' or 'u',
                Before.NoVowel => !IsVowel(next) && next is not ('n' or 'm'),
                _ => true,
            };
        }
    }
}
