using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>
/// Gives needs to offers, the nearest doctor first, under all the hard rules. A demonstration's past, not a plan:
/// it is not optimal and claims no certificate, so no plan is stored for it. Dates left to plan get their sessions from a real one.
/// </summary>
internal sealed class DemoSessions(SceneDay day, Reach reach, SessionLife life)
{
    private readonly SeedRandom random = day.Random("sessions");
    private readonly Dictionary<Guid, Doctor> doctors = [];
    private readonly Dictionary<(Guid Doctor, MonthOfYear Month), int> used = [];
    private readonly HashSet<(Guid Doctor, DateOnly Date)> busy = [];
    private readonly Dictionary<(Guid Site, DateOnly Date), List<(int Room, DayPart Part)>> rooms = [];
    private ILookup<DateOnly, Offer> offers = Enumerable.Empty<Offer>().ToLookup(o => o.Date);

    public void Build(DemoRows rows, CancellationToken ct)
    {
        foreach (var doctor in rows.Doctors)
            doctors[doctor.Id] = doctor;
        offers = rows.Offers.ToLookup(o => o.Date);
        var exemptions = rows.Exemptions.Where(e => !e.IsWaived).ToLookup(e => e.DoctorId);
        var sites = rows.Sites.ToDictionary(s => s.Id);
        var dates = rows.Needs.ToDictionary(n => n.Id, n => n.Date);
        var planned = rows.Needs.Where(n => !day.IsLeftToPlan(sites[n.SiteId].RegionCode, n.Date));
        foreach (var need in planned.OrderByDescending(n => IsSure(rows, n)).ThenBy(n => n.Date).ThenBy(n => n.Id))
        {
            ct.ThrowIfCancellationRequested();
            for (var wanted = need.Desired; wanted > 0; wanted--)
            {
                var (site, sure) = (sites[need.SiteId], IsSure(rows, need));
                if ((sure || random.Chance(90)) && Find(need, exemptions) is { } doctor && FreeRoom(site, need) is { } room)
                    rows.Sessions.Add(life.Live(Propose(site, need, doctor, room), need.Date, sure, rows));
            }
        }

        var ended = rows.Sessions.Where(s => s.EndsOffer).Select(s => (s.DoctorId, dates[s.NeedId])).ToHashSet();
        rows.Offers.RemoveAll(o => ended.Contains((o.DoctorId, o.Date)));
    }

    private static bool IsSure(DemoRows rows, SiteNeed need) => need.SiteId == rows.Anchor!.Id && rows.AnchorDates.Contains(need.Date);

    private Doctor? Find(SiteNeed need, ILookup<Guid, Exemption> exemptions) =>
        offers[need.Date]
            .Where(o => o.Parts.Accepts(need.Part) && !busy.Contains((o.DoctorId, o.Date)))
            .Select(o => doctors[o.DoctorId])
            .Where(d => d.State is DoctorState.Verified && d.Specialty == need.Specialty)
            .Where(d => used.GetValueOrDefault((d.Id, MonthOfYear.Of(need.Date))) + need.Part.HalfDays() <= DoctorMonth.UsualCap)
            .Where(d => !exemptions[d.Id].Any(e => e.From <= need.Date && (e.Until is null || e.Until >= need.Date)))
            .Where(d => reach.Kilometres(d.Id, need.SiteId) is not null)
            .OrderBy(d => reach.Kilometres(d.Id, need.SiteId)).ThenBy(d => d.Rpps, StringComparer.Ordinal)
            .FirstOrDefault();

    private int? FreeRoom(Site site, SiteNeed need)
    {
        if (!rooms.TryGetValue((site.Id, need.Date), out var taken))
            rooms[(site.Id, need.Date)] = taken = [];
        for (var room = 1; room <= site.RoomCount; room++)
        {
            if (!taken.Exists(t => t.Room == room && t.Part.Overlaps(need.Part)))
            {
                taken.Add((room, need.Part));
                return room;
            }
        }

        return null;
    }

    private Session Propose(Site site, SiteNeed need, Doctor doctor, int room)
    {
        var month = (doctor.Id, MonthOfYear.Of(need.Date));
        used[month] = used.GetValueOrDefault(month) + need.Part.HalfDays();
        busy.Add((doctor.Id, need.Date));
        var proposed = Math.Min(need.Date.DayNumber - day.Today.DayNumber - 20, -3);
        // The doctor has until tomorrow at least, and never past the day itself.
        return Session.Propose(random.Id(), doctor.Id, site, need, room, planId: null, day.At(proposed), day.At(Math.Max(3, proposed + 6)));
    }
}
