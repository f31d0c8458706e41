using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>People who wait around some of the sites, and a few to whom a slot is offered today, by the public rule.</summary>
internal sealed class DemoWaiting(SceneDay day, DemoPersons persons)
{
    private const int OffersAtMost = 3;

    private readonly SeedRandom random = day.Random("waiting");
    private readonly Dictionary<Guid, Site> sites = [];

    public void Build(DemoRows rows)
    {
        foreach (var site in rows.Sites)
            sites[site.Id] = site;
        foreach (var site in rows.Sites.Where(s => s.State is SiteState.Open))
        {
            for (var people = random.Between(1, 3); people > 0; people--)
                Join(site, rows);
        }

        var soon = rows.Sessions.Where(s => s.State is SessionState.Open).Select(s => s.Id).ToHashSet();
        var free = rows.Slots.Where(s => soon.Contains(s.SessionId) && s.State is SlotState.Free && s.StartsAt > day.At(5));
        foreach (var slot in free.GroupBy(s => s.SiteId).Select(slots => slots.MinBy(s => s.StartsAt)!).OrderBy(s => s.StartsAt).ThenBy(s => s.Id))
        {
            if (rows.SlotOffers.Count < OffersAtMost)
                Offer(slot, rows);
        }
    }

    private void Join(Site site, DemoRows rows)
    {
        var since = day.At(-random.Between(1, 40)).AddMinutes(random.Below(900));
        var person = persons.New(since);
        rows.Persons.Add(person);
        rows.WaitingEntries.Add(new WaitingEntry
        {
            Id = random.Id(),
            PersonId = person.Id,
            Specialty = Specialty.GeneralPractice,
            PlaceInsee = site.CommuneInsee,
            Latitude = site.Latitude,
            Longitude = site.Longitude,
            RadiusKm = random.Pick([20, 40, 60]),
            Days = WeekDays.Every,
            Mornings = true,
            Afternoons = random.Chance(80),
            StepFreeOnly = false,
            FirstDay = day.Today,
            LastDay = day.Today.AddDays(random.Between(30, 90)),
            Since = since,
            HasTreatingDoctor = random.Chance(25),
        });
    }

    private void Offer(Slot slot, DemoRows rows)
    {
        var taken = rows.SlotOffers.Select(o => o.PersonId).ToHashSet();
        var ranked = WaitingRule.Current.Rank(rows.WaitingEntries.Where(e => !taken.Contains(e.PersonId)).Select(e => Fit(e, slot)).OfType<WaitingCandidate>());
        if (ranked.Count == 0)
            return;
        var (person, now) = (ranked[0], day.At(0));
        // As long as a chain of offers may last: live at whatever hour of the day somebody looks.
        var until = OfferTimes.PublicFrom(now, slot.StartsAt);
        slot.Keep(KeptFor.Offers, until);
        rows.SlotOffers.Add(new SlotOffer
        {
            Id = random.Id(),
            SlotId = slot.Id,
            EntryId = person.EntryId,
            PersonId = person.PersonId,
            Reason = OfferReason.Freed,
            OfferedAt = now,
            Until = until,
            Rank = new(WaitingRule.Current.Number, ranked.Count, person.Since, person.RoadKm, person.HasTreatingDoctor),
        });
    }

    private WaitingCandidate? Fit(WaitingEntry entry, Slot slot)
    {
        var site = sites[slot.SiteId];
        var (date, time, _) = LocalTime.FromInstant(slot.StartsAt, LocalTime.Zone(site.TimeZone));
        var there = new LandPoint(new(site.Latitude, site.Longitude), Landmass.Of(site.CommuneInsee));
        return entry.Specialty == slot.Specialty
            && entry.FirstDay <= date && date <= entry.LastDay
            && (time >= WaitingEntry.Noon ? entry.Afternoons : entry.Mornings)
            && Distance.RoadKm(new(new(entry.Latitude, entry.Longitude), Landmass.Of(entry.PlaceInsee)), there) is { } km && km <= entry.RadiusKm
                ? new WaitingCandidate(entry.Id, entry.PersonId, entry.Since, entry.HasTreatingDoctor, (int)Math.Round(km))
                : null;
    }
}
