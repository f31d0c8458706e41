using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>The levels below first sessions, and the one of repairs: one test per goal, and one per order of two goals.</summary>
public sealed class ComfortTests
{
    [Fact]
    public void A_doctor_returns_where_patients_know_them() =>
        Assert.Equal(["d/01→y"], TwoSites().Visited("d", "y", 1).Placed());

    [Fact]
    public void Where_a_doctor_was_more_often_comes_first() =>
        Assert.Equal(["d/01→y"], TwoSites().Visited("d", "x", 2).Visited("d", "y", 3).Placed());

    [Fact]
    public void A_year_of_sessions_is_as_good_as_two() =>
        Assert.Equal(["d/01→x"], TwoSites().Visited("d", "x", 12).Visited("d", "y", 24).Placed());

    [Fact]
    public void Without_a_past_the_nearer_site_comes_first() => Assert.Equal(["d/01→x"], TwoSites().Placed());

    [Fact]
    public void Continuity_never_costs_a_first_session()
    {
        var month = new Scenario().Zone("z").Need("z", 1).Need("z", 8).Doctor("known").Doctor("new")
            .Offer("known", 1).Offer("known", 8).Offer("new", 8).Visited("known", "z", 9);
        Assert.Equal(["known/01→z", "new/08→z"], month.Placed());
    }

    [Fact]
    public void A_proposal_already_sent_is_kept_where_nothing_above_is_lost() =>
        Assert.Equal(["d/01→y"], TwoSites().Sent("d", 1, "y").Placed());

    [Fact]
    public void Keeping_a_proposal_never_costs_coverage() =>
        Assert.Equal(
            ["d/01→large"],
            new Scenario().Zone("large", 20_000).Zone("small", 10_000).Need("large", 1).Need("small", 1)
                .Doctor("d").Offer("d", 1).Sent("d", 1, "small").Placed());

    [Fact]
    public void A_first_session_never_costs_a_proposal_already_sent()
    {
        var month = new Scenario().Zone("z").Need("z", 1).Need("z", 8).Doctor("a").Doctor("b")
            .Offer("a", 1).Offer("a", 8).Offer("b", 8).Sent("a", 8, "z");
        Assert.Equal(["a/01→z", "a/08→z"], month.Placed());
    }

    [Fact]
    public void Ties_are_settled_by_the_keys_of_the_pairs()
    {
        static string Served(string doctor) => new Scenario().Zone("x").Zone("y").Need("x", 1).Need("y", 1)
            .Doctor(doctor).Offer(doctor, 1).Solve().Placements.Single().SiteKey;
        var served = Enumerable.Range(0, 20).Select(i => Served($"d{i}")).ToArray();
        Assert.Equal(["x", "y"], served.Distinct().Order());
        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => Cost(i, "x") < Cost(i, "y") ? "x" : "y"),
            served);
    }

    private static long Cost(int doctor, string site) =>
        StableMix.OfPair(StableMix.Of($"d{doctor}/01"), StableMix.Of($"{site}/01/FullDay"));

    private static Scenario TwoSites() =>
        new Scenario().Zone("x").Zone("y").Need("x", 1).Need("y", 1)
            .Doctor("d", reach: [("x", 4_000), ("y", 6_000)]).Offer("d", 1);
}
