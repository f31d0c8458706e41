using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

public sealed class MatchingWeightsTests
{
    private static readonly MatchingWeights Weights = new();

    [Fact]
    public void The_defaults_are_coherent() => Assert.Null(Record.Exception(Weights.EnsureCoherent));

    [Fact]
    public void The_nth_session_of_a_zone_is_worth_an_nth_rounded_down()
    {
        var zone = new MatchingZone("z", 4_000, NeedPermille: 1_500);
        Assert.Equal(
            [21_000L, 10_500, 7_000, 5_250, 4_200, 3_500, 3_000, 2_625, 2_333],
            Enumerable.Range(1, 9).Select(n => Weights.ZoneSession(zone, n)));
    }

    [Fact]
    public void The_kth_session_of_a_week_is_worth_a_kth_rounded_down() =>
        Assert.Equal([3_000L, 1_500, 1_000, 750, 600, 500, 428], Enumerable.Range(1, 7).Select(Weights.WeekSession));

    [Fact]
    public void A_need_is_worth_most_below_its_minimum()
    {
        var need = new MatchingNeed
        {
            Key = "n",
            SiteKey = "s",
            Date = Scenario.Month,
            Part = SessionPart.Morning,
            Specialty = Scenario.GeneralPractice,
            Min = 1,
            Desired = 2,
            Max = 3,
        };
        Assert.Equal([40_000L, 10_000, 1_000], Enumerable.Range(1, 3).Select(n => Weights.NeedSession(need, n)));
    }

    [Fact]
    public void Weights_that_let_small_goals_overturn_a_minimum_are_refused()
    {
        Assert.Throws<InvalidProblemException>(() => new Matcher(Weights with { FullDay = 6_000 }));
        Assert.Throws<InvalidProblemException>(() => new Matcher(Weights with { TowardsMin = 17_000 }));
    }

    [Fact]
    public void A_session_that_could_be_worth_nothing_is_refused() =>
        Assert.Throws<InvalidProblemException>(() => new Matcher(Weights with { TowardsMax = 0 }));

    [Fact]
    public void Weights_beyond_the_safe_range_are_refused()
    {
        Assert.Throws<InvalidProblemException>(() => new Matcher(Weights with { ZoneBase = -1 }));
        Assert.Throws<InvalidProblemException>(() => new Matcher(Weights with { TowardsMin = MatchingWeights.LargestWorth + 1 }));
    }
}
