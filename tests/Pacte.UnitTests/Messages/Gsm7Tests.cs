using FsCheck;
using FsCheck.Fluent;
using Pacte.Domain.Messages;

namespace Pacte.UnitTests.Messages;

public sealed class Gsm7Tests
{
    [Theory]
    [InlineData("C’est réservé\u00A0: à 9\u202Fh\u00A040", "C'est réservé : à 9 h 40")]
    [InlineData("Être reçu près du cœur, Noël", "Etre recu près du coeur, Noel")]
    [InlineData("L’Haÿ – «\u00A0oui\u00A0»…", "L'Hay - \" oui \"...")]
    [InlineData("日本 🙂", "?? ?")]
    public void Typography_becomes_plain_and_what_the_alphabet_has_stays(string text, string folded) =>
        Assert.Equal(folded, Gsm7.Fold(text));

    [Fact]
    public void Any_text_folds_into_the_alphabet_and_stays_there() =>
        Prop.ForAll<string>(text =>
        {
            var folded = Gsm7.Fold(text ?? "");
            return Gsm7.Holds(folded) && Gsm7.Fold(folded) == folded;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData('a', 160, 1), InlineData('a', 161, 2), InlineData('a', 306, 2), InlineData('a', 307, 3)]
    [InlineData('€', 80, 1), InlineData('€', 81, 2)]
    [InlineData('ê', 70, 1), InlineData('ê', 71, 2), InlineData('ê', 134, 2), InlineData('ê', 135, 3)]
    public void Segments_are_those_that_the_operator_counts(char letter, int length, int segments) =>
        Assert.Equal(segments, Gsm7.Segments(new string(letter, length)));
}
