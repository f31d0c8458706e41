using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Matching;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;
using ChangeKind = Pacte.Domain.Planning.ChangeKind;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class PlanReasonsTests(TestPostgres postgres) : PlanningTest(postgres)
{
    private static readonly MatchingWeights Weights = new();

    [Fact]
    public async Task A_zone_without_a_doctor_is_worth_what_the_first_one_would_bring()
    {
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));

        var zone = Assert.Single((await PlanAsync()).Zones);

        var first = Weights.ZoneBase + zone.Population + Weights.TowardsMin + Weights.FullDay + Weights.WeekSpread;
        Assert.Equal((first, ZoneRoom.Open), (zone.OneMoreDay, zone.Room));
        Assert.Equal((GivenPlaces.Ham.Name, Given.InDays(10)), (zone.OneMoreCommune, zone.OneMoreDate));
    }

    [Fact]
    public async Task Where_every_need_is_served_one_more_day_brings_nothing()
    {
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.OfferAsync(await Given.DoctorAsync(), Given.InDays(10));

        var zone = Assert.Single((await PlanAsync()).Zones);

        Assert.Equal((0, ZoneRoom.Full, null), (zone.OneMoreDay, zone.Room, zone.OneMoreDate));
    }

    [Fact]
    public async Task One_more_day_in_a_served_zone_may_free_its_doctor_for_another()
    {
        var day = Given.InDays(10);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);

        var view = await PlanAsync();

        Assert.Equal(GivenPlaces.Peronne.Name, Assert.Single(view.Placements).CommuneName);
        var (served, bare) = (view.Zones.Single(z => z.HalfDaysPlaced > 0), view.Zones.Single(z => z.HalfDaysPlaced == 0));
        Assert.Equal((ZoneRoom.Full, ZoneRoom.Open), (served.Room, bare.Room));
        Assert.Equal(bare.OneMoreDay, served.OneMoreDay);
    }

    [Fact]
    public async Task Nobody_can_be_sent_any_more_to_a_need_that_is_too_near()
    {
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(1));

        var zone = Assert.Single((await PlanAsync()).Zones);

        Assert.Equal((0, ZoneRoom.NoNeed), (zone.OneMoreDay, zone.Room));
    }

    [Fact]
    public async Task Says_the_nearest_change_that_would_place_an_offer()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne, rooms: 4), Given.InDays(10));
        await Given.NeedAsync(site, day, desired: 4, max: 4);
        var (early, near, halfDay, unverified) = (
            await Given.DoctorAsync(),
            await Given.DoctorAsync(travelKm: 40),
            await Given.DoctorAsync(),
            await Given.DoctorAsync(state: Pacte.Domain.Doctors.DoctorState.Registered));
        await Given.OfferAsync(early, day.AddDays(-1));
        await Given.OfferAsync(near, day);
        await Given.OfferAsync(halfDay, day, DayParts.Morning);
        await Given.OfferAsync(unverified, day);

        var changes = (await PlanAsync()).Unplaced.ToDictionary(u => u.DoctorId, u => u.Change);

        Assert.Equal((ChangeKind.OtherDate, day, GivenPlaces.Peronne.Name), (changes[early.Id]!.Kind, changes[early.Id]!.Date, changes[early.Id]!.Commune));
        Assert.Equal(ChangeKind.LargerTravelLimit, changes[near.Id]!.Kind);
        Assert.InRange(changes[near.Id]!.RoadKm, 55, 65);
        Assert.Equal((ChangeKind.OtherPart, DayPart.FullDay), (changes[halfDay.Id]!.Kind, changes[halfDay.Id]!.Part));
        Assert.Null(changes[unverified.Id]);
    }

    [Fact]
    public async Task Names_the_site_that_came_second_and_what_the_choice_gained()
    {
        var (ham, day) = (await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        await Given.NeedAsync(ham, day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);

        var second = Assert.Single((await PlanAsync()).Placements).RunnerUp;

        // The two differ by the people of their zones, and by nothing else.
        Assert.Equal(ham.Name, second?.SiteName);
        Assert.InRange(second!.Points, 0, 7_000);
        Assert.InRange(second.KmMore, 10, 25);
    }

    [Fact]
    public async Task A_placement_without_a_choice_has_no_second_site()
    {
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.OfferAsync(await Given.DoctorAsync(), Given.InDays(10));

        Assert.Null(Assert.Single((await PlanAsync()).Placements).RunnerUp);
    }

    [Fact]
    public async Task Says_how_the_days_are_shared_out()
    {
        var day = Given.InDays(10);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), day);
        await Given.OfferAsync(await Given.DoctorAsync(), day);

        var view = await PlanAsync();

        // One day for 27,000 people, none for the other zone: 37 days a million, and half of that in the middle.
        var equity = view.Equity!;
        Assert.Equal((1, 0, 18, 500), (equity.ZonesWithoutSession, equity.LeastDaysPerMillion, equity.MedianDaysPerMillion, equity.GiniPermille));
        Assert.Equal(view.Plan.MeanKm, equity.P95Km, 3);
    }

    [Fact]
    public async Task A_month_without_any_need_has_no_equity_to_speak_of() => Assert.Null((await PlanAsync()).Equity);
}
