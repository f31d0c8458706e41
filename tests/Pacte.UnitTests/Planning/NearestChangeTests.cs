using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.UnitTests.Planning;

public sealed class NearestChangeTests
{
    private static readonly DateOnly Monday = new(2026, 12, 7);

    [Theory]
    [InlineData(ChangeKind.OtherDate, DayPart.Morning, "mardi 8 décembre au lieu de lundi 7 décembre, à Saint-Gaudens")]
    [InlineData(ChangeKind.OtherPart, DayPart.Morning, "le matin du même jour, à Saint-Gaudens")]
    [InlineData(ChangeKind.OtherPart, DayPart.Afternoon, "l’après-midi du même jour, à Saint-Gaudens")]
    [InlineData(ChangeKind.OtherPart, DayPart.FullDay, "la journée entière, à Saint-Gaudens")]
    [InlineData(ChangeKind.LargerCap, DayPart.Afternoon, "une demi-journée de plus ce mois-ci, à Saint-Gaudens")]
    [InlineData(ChangeKind.LargerCap, DayPart.FullDay, "une journée de plus ce mois-ci, à Saint-Gaudens")]
    public void Each_change_is_said_in_words(ChangeKind kind, DayPart part, string words) =>
        Assert.Equal(words, Plain(new NearestChange(kind, Monday.AddDays(1), part, "Saint-Gaudens", 42).Words(Monday)));

    [Fact]
    public void A_longer_trip_is_rounded_up_so_that_it_is_never_the_limit_itself() =>
        Assert.Equal(
            "un trajet de 81 km, à Ham",
            Plain(new NearestChange(ChangeKind.LargerTravelLimit, Monday, DayPart.FullDay, "Ham", 80.2).Words(Monday)));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
