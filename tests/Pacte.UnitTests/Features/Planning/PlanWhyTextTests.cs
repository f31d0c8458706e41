using Pacte.Domain.Planning;
using Pacte.Web.Features.Planning;

namespace Pacte.UnitTests.Features.Planning;

public sealed class PlanWhyTextTests
{
    [Theory]
    [InlineData(null, null, "")]
    [InlineData(53_259L, ZoneRoom.Open, "+ 53 259 points")]
    [InlineData(1L, ZoneRoom.Open, "+ 1 point")]
    [InlineData(0L, ZoneRoom.Full, "tous les besoins sont servis")]
    [InlineData(0L, ZoneRoom.NoNeed, "rien d’autre n’est demandé")]
    public void One_more_day_is_a_number_or_a_reason(long? points, ZoneRoom? room, string words) =>
        Assert.Equal(words, Plain(PlanWhyText.OneMoreDay(Zone(points, room))));

    [Fact]
    public void A_zone_that_is_full_and_still_worth_a_day_says_that_it_frees_a_doctor() =>
        Assert.Contains("libérerait un médecin pour une autre zone", PlanWhyText.OneMoreDayHere(Zone(12, ZoneRoom.Full)), StringComparison.Ordinal);

    [Fact]
    public void A_zone_of_an_older_plan_says_nothing_of_one_more_day() => Assert.Empty(PlanWhyText.OneMoreDayHere(Zone(null, null)));

    [Theory]
    [InlineData(3_200, 5.0, "Sinon Ham : au moins 3 200 points de moins")]
    [InlineData(0, 12.4, "Sinon Ham : aussi utile, 12 km de plus")]
    [InlineData(0, -8.0, "Sinon Ham : aussi utile à la zone")]
    public void The_site_that_came_second_says_what_the_choice_gained(long points, double kmMore, string words) =>
        Assert.Equal(words, Plain(PlanWhyText.Describe(new RunnerUpLine("Ham", points, kmMore))));

    [Theory]
    [InlineData(0, "Aucune zone ne reste sans vacation.")]
    [InlineData(1, "1 zone reste sans aucune vacation.")]
    [InlineData(3, "3 zones restent sans aucune vacation.")]
    public void Zones_without_any_session_are_counted_first(int zones, string words) =>
        Assert.Equal(words, Sentences(zones)[0]);

    [Fact]
    public void Each_figure_of_equity_has_one_sentence()
    {
        var sentences = Sentences(3);

        Assert.Equal(4, sentences.Length);
        Assert.Equal("La zone médiane reçoit 0,18 jour de médecin pour 1 000 habitants, la moins servie 0 jour.", sentences[1]);
        Assert.StartsWith("L’indice de Gini est de 0,42 : ", sentences[2]);
        Assert.Equal("Un trajet fait 38 km en moyenne, et 95 sur 100 font au plus 72 km.", sentences[3]);
    }

    [Fact]
    public void A_plan_that_sends_nobody_speaks_of_no_trip() =>
        Assert.Equal(3, PlanWhyText.Sentences(new PlanEquity(2, 0, 0, 0, 0, 0)).Count());

    private static string[] Sentences(int zones) => [.. PlanWhyText.Sentences(new PlanEquity(zones, 0, 180, 420, 38.2, 71.3)).Select(Plain)];

    private static PlanZoneLine Zone(long? points, ZoneRoom? room) => new(1, "200037059", "Haute Somme", 27_000, 2, 0, 0, false, points, room);

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
