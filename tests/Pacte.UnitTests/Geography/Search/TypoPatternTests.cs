using FsCheck;
using FsCheck.Fluent;
using Pacte.Domain.Geography.Search;

namespace Pacte.UnitTests.Geography.Search;

public sealed class TypoPatternTests
{
    private const int NoLimit = 100;

    [Theory]
    [InlineData("peronne", "peronne", 0)]
    [InlineData("perone", "peronne", 1)]
    [InlineData("peornne", "peronne", 1)]
    [InlineData("peromne", "peronne", 1)]
    [InlineData("pperone", "peronne", 2)]
    [InlineData("ca", "abc", 3)]
    public void A_typo_is_a_letter_missing_added_wrong_or_swapped(string pattern, string text, int typos) =>
        Assert.Equal(typos, Count(Of(pattern), Of(text), NoLimit).Whole);

    [Fact]
    public void The_beginning_of_a_longer_name_is_seen()
    {
        var count = Count(Of("sarllat"), Of("sarlatlacaneda"), NoLimit);

        Assert.Equal(1, count.Start);
        Assert.Equal(6, count.StartLength);
    }

    [Fact]
    public void It_counts_as_the_table_of_the_textbook_does() => Prop.ForAll(Words().ToArbitrary(), words =>
    {
        var rows = Textbook(words.Pattern, words.Text);
        var count = Count(words.Pattern, words.Text, NoLimit);
        return count.Whole == rows[^1] && count.Start == rows.Min();
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Stopping_early_hides_nothing_within_the_limit() => Prop.ForAll(Words().ToArbitrary(), words =>
    {
        var whole = Count(words.Pattern, words.Text, NoLimit);
        var limited = Count(words.Pattern, words.Text, 2);
        return (whole.Whole > 2 ? limited.Whole > 2 : limited.Whole == whole.Whole)
            && (whole.Start > 2 ? limited.Start > 2 : limited.Start == whole.Start);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void The_glance_at_a_name_sets_aside_none_that_is_near() => Prop.ForAll(Words().ToArbitrary(), words =>
    {
        var count = Count(words.Pattern, words.Text, NoLimit);
        var near = new NameTable([words.Text]).Near(words.Pattern, 2, 1, 1, new int[1]);
        return near.Length == 1 || (count.Whole > 2 && count.Start > 1);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    // A word and the same word with a few typos, or another word of the same few letters.
    private static Gen<(byte[] Pattern, byte[] Text)> Words() =>
        from pattern in Word()
        from unrelated in Word()
        from related in Gen.Elements(true, true, false)
        from typos in Gen.Choose(0, 3)
        from slips in Gen.Choose(0, 999).ArrayOf(typos)
        select (pattern, related ? slips.Aggregate(pattern, Slip) : unrelated);

    private static Gen<byte[]> Word() =>
        from length in Gen.Choose(1, 14)
        from letters in Gen.Choose(0, 11).ArrayOf(length)
        select Array.ConvertAll(letters, letter => (byte)letter);

    private static byte[] Slip(byte[] word, int slip)
    {
        var at = slip / 4 % Math.Max(word.Length, 1);
        byte[] letter = [(byte)(slip % 12)];
        return (slip % 4) switch
        {
            0 => [.. word[..at], .. letter, .. word[at..]],
            1 => [.. word[..at], .. word.Skip(at + 1)],
            2 => [.. word[..at], .. word.Skip(at + 1).Take(1), .. word.Skip(at).Take(1), .. word.Skip(at + 2)],
            _ => [.. word[..at], .. letter, .. word.Skip(at + 1)],
        };
    }

    /// <summary>The last row of the table: typos between the whole pattern and each beginning of the text.</summary>
    private static int[] Textbook(byte[] pattern, byte[] text)
    {
        var table = new int[pattern.Length + 1, text.Length + 1];
        for (var row = 0; row <= pattern.Length; row++)
        {
            for (var column = 0; column <= text.Length; column++)
            {
                table[row, column] = row == 0 ? column : column == 0 ? row : Cell(row, column);
            }
        }

        return [.. Enumerable.Range(0, text.Length + 1).Select(column => table[pattern.Length, column])];

        int Cell(int row, int column)
        {
            var change = table[row - 1, column - 1] + (pattern[row - 1] == text[column - 1] ? 0 : 1);
            var least = Math.Min(change, Math.Min(table[row - 1, column], table[row, column - 1]) + 1);
            var swapped = row > 1 && column > 1 && pattern[row - 1] == text[column - 2] && pattern[row - 2] == text[column - 1];
            return swapped ? Math.Min(least, table[row - 2, column - 2] + 1) : least;
        }
    }

    private static TypoCount Count(byte[] pattern, byte[] text, int most) =>
        new TypoPattern(pattern, stackalloc ulong[Letters.Alphabet]).Count(text, most);

    private static byte[] Of(string word) => Letters.Of([word]);
}
