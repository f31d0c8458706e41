using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.IntegrationTests.Features.Booking.Finding;

public sealed class SlotWishTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    private static readonly DayPart[] Parts = [DayPart.FullDay, DayPart.Morning, DayPart.Afternoon];

    [Fact]
    public async Task What_is_listed_by_any_wish_is_wanted_comes_first_and_can_be_held()
    {
        // The clocks of Paris change on 28 March: sessions lie on both sides.
        var random = new Random(20270301);
        var open = new List<OpenSession>();
        foreach (var place in (Commune[])[GivenPlaces.Peronne, GivenPlaces.Combles, GivenPlaces.Ham, GivenPlaces.SainteRose])
        {
            var site = await Given.SiteAsync(place);
            foreach (var day in (int[])[1, 3, 26, 27, 28, 40])
                open.Add(await Given.OpenSessionAsync(site, date: Given.InDays(day), part: random.Next(3) switch { 0 => DayPart.Morning, 1 => DayPart.Afternoon, _ => DayPart.FullDay }));
        }

        foreach (var slot in open.SelectMany(o => o.Slots).Where(_ => random.Next(3) == 0))
            await HoldAsync(slot);
        var held = 0;
        foreach (var from in (DateOnly?[])[null, Given.InDays(-2), Given.InDays(3), Given.InDays(4), Given.InDays(28), Given.InDays(90)])
        {
            foreach (var part in Parts)
            {
                foreach (var place in (Commune[])[GivenPlaces.Peronne, GivenPlaces.SainteRose])
                    held += await CheckAsync(open, place, new(From: from, Part: part));
            }
        }

        Assert.True(held > 40, $"{held} slots were held.");
    }

    [Fact]
    public async Task Only_step_free_places_are_shown_to_who_asks_for_them()
    {
        var steps = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix));
        var free = await Given.SiteAsync(GivenPlaces.Mirepoix);
        await using (var db = App.Database.Open())
        {
            db.Attach(free);
            free.StepFreeAccess = true;
            await db.SaveChangesAsync();
        }

        await Given.OpenSessionAsync(free);

        var found = await FindAsync(GivenPlaces.Mirepoix, new(), stepFree: true);

        Assert.Contains(found.Sites, near => near.Site.Id == free.Id);
        Assert.DoesNotContain(found.Sites.Concat(found.Full), near => near.Site.Id == steps.Site.Id);
    }

    [Fact]
    public async Task Says_that_there_are_slots_at_other_hours_or_on_earlier_days()
    {
        var site = await Given.SiteAsync(GivenPlaces.Amiens);
        await Given.NeedAsync(site, Given.InDays(5), DayPart.Morning, specialty: Specialty.Cardiology);
        var open = await Given.OpenSessionAsync(site, await Given.DoctorAsync(specialty: Specialty.Cardiology), Given.InDays(5));
        Assert.Equal(Specialty.Cardiology, open.Session.Specialty);

        var late = await FindAsync(GivenPlaces.Amiens, new(Specialty.Cardiology, Part: DayPart.Afternoon));
        Assert.Equal(NoSlotReason.NoneInThatHalf, late.Reason);
        Assert.Equal(open.Slots.Take(3).Select(slot => slot.Id), Assert.Single(late.Otherwise).Slots.Select(slot => slot.Id));

        var far = await FindAsync(GivenPlaces.Amiens, new(Specialty.Cardiology, Given.InDays(6)));
        Assert.Equal(NoSlotReason.NoneFromThatDay, far.Reason);
        Assert.Equal(open.Slots[0].Id, Assert.Single(far.Otherwise).Slots[0].Id);

        var both = await FindAsync(GivenPlaces.Amiens, new(Specialty.Cardiology, Given.InDays(6), DayPart.Afternoon));
        Assert.Equal(NoSlotReason.NoneFromThatDay, both.Reason);
        Assert.Equal(NoSlotReason.SitesAreFull, (await FindAsync(GivenPlaces.Amiens, new(Specialty.Psychiatry, Part: DayPart.Morning))).Reason);
    }

    [Fact]
    public async Task A_half_day_is_found_most_of_a_year_ahead()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.SainteRose), date: Given.InDays(330), part: DayPart.Afternoon);

        var found = await FindAsync(GivenPlaces.SainteRose, new(From: Given.InDays(3), Part: DayPart.Afternoon));

        Assert.Contains(found.Sites, near => near.Site.Id == open.Site.Id && near.Slots[0].Id == open.Slots[0].Id);
    }

    [Fact]
    public void A_wish_is_the_same_by_its_bounds_and_slot_by_slot()
    {
        var random = new Random(7);
        foreach (var name in (string[])["Europe/Paris", "America/Guadeloupe", "Indian/Reunion", "Pacific/Noumea", "America/Miquelon"])
        {
            var zone = LocalTime.Zone(name);
            foreach (var part in Parts)
            {
                var now = ManualClock.Monday.AddHours(random.Next(24));
                var wish = new SlotWish(From: Given.InDays(random.Next(-3, 30)), Part: part);
                var bounds = wish.Bounds(zone, now);
                Assert.Equal(bounds.Order(), bounds);
                for (var i = 0; i < 2000; i++)
                {
                    var at = now.AddMinutes(5 * random.Next(12 * 24 * 150));
                    Assert.Equal(wish.Wants(at, zone), bounds.Count(bound => bound <= at) % 2 == 1);
                }
            }
        }
    }

    // Returns how many were held; each is given back by time.
    private async Task<int> CheckAsync(List<OpenSession> open, Commune place, SlotWish wish)
    {
        var found = await FindAsync(place, wish);
        // Other tests may have opened places of their own around here.
        foreach (var near in found.Sites.Concat(found.Full).Where(near => open.Exists(o => o.Site.Id == near.Site.Id)))
        {
            var free = new List<Slot>();
            foreach (var slot in open.Where(o => o.Site.Id == near.Site.Id).SelectMany(o => o.Slots))
            {
                if (wish.Wants(slot.StartsAt, near.Site.Zone) && (await SlotAsync(slot)).IsFreeAt(Now))
                    free.Add(slot);
            }

            Assert.Equal(free.OrderBy(slot => slot.StartsAt).Take(3).Select(slot => slot.Id), near.Slots.Select(slot => slot.Id));
            foreach (var slot in near.Slots)
                await HoldAsync(free.Single(s => s.Id == slot.Id));
        }

        App.Clock.Advance(TimeSpan.FromMinutes(11));
        return found.Sites.Where(near => open.Exists(o => o.Site.Id == near.Site.Id)).Sum(near => near.Slots.Count);
    }

    private Task<FoundSites> FindAsync(Commune commune, SlotWish wish, bool stepFree = false)
    {
        App.Clock.Advance(SiteDirectory.Age);
        var at = new LandPoint(new(commune.Latitude!.Value, commune.Longitude!.Value), Landmass.Of(commune.InseeCode));
        return Use<FindSites>().ExecuteAsync(new(at, 40, wish, stepFree), default);
    }
}
