using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class FindSitesTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Shows_the_nearest_first_with_their_next_three_slots()
    {
        var near = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix), date: Given.InDays(9));
        var alsoNear = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix), date: Given.InDays(4));

        var found = await FindAsync(GivenPlaces.Mirepoix);

        var sites = found.Sites.Where(site => site.Site.Id == near.Site.Id || site.Site.Id == alsoNear.Site.Id).ToList();
        Assert.Equal(2, sites.Count);
        Assert.All(sites, site => Assert.Equal(3, site.Slots.Count));
        Assert.Equal(sites.OrderBy(site => site.RoadKm), sites);
        Assert.Equal(alsoNear.Slots[0].Id, found.Earliest!.Value.Id);
        Assert.Equal(alsoNear.Site.Id, found.EarliestSite!.Site.Id);
        Assert.Null(found.Reason);
    }

    [Fact]
    public async Task What_it_shows_is_what_can_be_held()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Amiens), date: Given.InDays(2));
        await HoldAsync(open.Slots[0]);
        await BookAsync(open.Slots[2]);

        Assert.Equal([open.Slots[1].Id, open.Slots[3].Id, open.Slots[4].Id], await SlotsAsync(open, GivenPlaces.Amiens));

        App.Clock.Advance(BookingDraft.HoldTime);
        Assert.Equal([open.Slots[0].Id, open.Slots[1].Id, open.Slots[3].Id], await SlotsAsync(open, GivenPlaces.Amiens));
        foreach (var slot in (await SlotsAsync(open, GivenPlaces.Amiens)).Select(id => open.Slots.Single(s => s.Id == id)))
            await HoldAsync(slot);

        App.Clock.MoveTo(open.Slots[5].StartsAt);
        Assert.Equal([open.Slots[6].Id, open.Slots[7].Id, open.Slots[8].Id], await SlotsAsync(open, GivenPlaces.Amiens));
    }

    [Fact]
    public async Task Two_doctors_at_one_hour_make_one_choice()
    {
        var site = await Given.SiteAsync(GivenPlaces.Ham);
        await Given.NeedAsync(site, Given.InDays(5), DayPart.Morning, 1, 2, 2);
        var first = await Given.OpenSessionAsync(site, date: Given.InDays(5));
        await Given.OpenSessionAsync(site, date: Given.InDays(5), room: 2);

        var slots = (await FindAsync(GivenPlaces.Ham)).Sites.Single(near => near.Site.Id == site.Id).Slots;

        Assert.Equal(first.Slots.Take(3).Select(slot => slot.StartsAt), slots.Select(slot => slot.StartsAt));
    }

    [Fact]
    public async Task Says_why_there_is_nothing_and_where_there_is()
    {
        var site = await Given.SiteAsync(GivenPlaces.SainteRose);
        Assert.Equal(NoSlotReason.SitesAreFull, (await FindAsync(GivenPlaces.SainteRose, specialty: Specialty.Paediatrics)).Reason);

        var far = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Amiens));
        var found = await FindAsync(GivenPlaces.Combles, radiusKm: 1);

        Assert.Equal(NoSlotReason.NoSiteInReach, found.Reason);
        Assert.NotNull(found.Farther);
        Assert.NotEqual(site.Id, found.Farther.Site.Id);
        Assert.Equal(Distance.RoadKm(PlaceOf(GivenPlaces.Combles), found.Farther.Site.Place)!.Value, found.Farther.RoadKm, 3);
        Assert.Equal(Specialty.GeneralPractice, far.Session.Specialty);
    }

    [Fact]
    public async Task Shows_no_site_across_the_sea_nor_one_that_is_suspended()
    {
        var suspended = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham, state: SiteState.Suspended));
        var overseas = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.SainteRose));

        var found = await FindAsync(GivenPlaces.Ham, radiusKm: 20_000);

        Assert.DoesNotContain(found.Sites.Concat(found.Full), near =>
            near.Site.Id == suspended.Site.Id || near.Site.Id == overseas.Site.Id);
    }

    [Fact]
    public async Task Answers_another_specialty_apart()
    {
        await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Peronne));

        Assert.Empty((await FindAsync(GivenPlaces.Peronne, specialty: Specialty.Cardiology)).Sites);
    }

    private static LandPoint PlaceOf(Commune commune) =>
        new(new(commune.Latitude!.Value, commune.Longitude!.Value), Landmass.Of(commune.InseeCode));

    private Task<FoundSites> FindAsync(Commune commune, double radiusKm = 40, Specialty specialty = Specialty.GeneralPractice)
    {
        App.Clock.Advance(SiteDirectory.Age);
        return Use<FindSites>().ExecuteAsync(new(PlaceOf(commune), radiusKm, new(specialty)), default);
    }

    private async Task<IEnumerable<Guid>> SlotsAsync(OpenSession open, Commune commune) =>
        (await FindAsync(commune)).Sites.Single(near => near.Site.Id == open.Site.Id).Slots.Select(slot => slot.Id);
}
