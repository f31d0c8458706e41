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
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Stopping_early_hides_nothing_within_the_limit() => Prop.ForAll(Words().ToArbitrary(), words =>
    {
        var whole = Count(words.Pattern, words.Text, NoLimit);
        var limited = Count(words.Pattern, words.Text, 2);
        return (whole.Whole > 2 ? limited.Whole > 2 : limited.Whole == whole.Whole)
            && (whole.Start > 2 ? limited.Start > 2 : limited.Start == whole.Start);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_glance_at_a_name_sets_aside_none_that_is_near() => Prop.ForAll(Words().ToArbitrary(), words =>
    {
        var count = Count(words.Pattern, words.Text, NoLimit);
        var near = new NameTable([words.Text]).Near(words.Pattern, 2, 1, 1, new int[1]);
        return near.Length == 1 || (count.Whole > 2 && count.Start > 1);
    }).QuickCheckThrowOnFailure();

    // Few letters, and often one word made from the other, so that words are near one another.
    private static Gen<(byte[] Pattern, byte[] Text)> Words() =>
        from pattern in Gen.Choose(0, 5).ArrayOf().Where(letters => letters.Length is > 0 and <= 64)
        from other in Gen.Choose(0, 5).ArrayOf()
        from related in Gen.Elements(true, false)
        from cut in Gen.Choose(0, pattern.Length - 1)
        let text = related ? [.. pattern[..cut], .. other.Take(2), .. pattern[(cut + 1)..]] : other
        select (Array.ConvertAll(pattern, letter => (byte)letter), Array.ConvertAll(text.ToArray(), letter => (byte)letter));

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
