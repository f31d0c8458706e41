using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>The rows that the placements of a plan depend on, as they are now.</summary>
internal sealed class PlacementFacts
{
    private readonly Dictionary<(Guid Site, DateOnly Date), RoomBook> rooms = [];
    private readonly Dictionary<Guid, int> served = [];
    private readonly Dictionary<Guid, int> halfDays = [];
    private readonly HashSet<(Guid Doctor, DateOnly Date)> busy = [];
    private readonly HashSet<Guid> standing = [];
    private IReadOnlyList<ExemptionSource> exemptions = [];
    private HashSet<ExclusionSource> exclusions = [];
    private Dictionary<Guid, int> caps = [];
    private ILookup<(Guid Site, DateOnly Date), StandingSource> atSite = Array.Empty<StandingSource>().ToLookup(s => (s.SiteId, s.Date));

    private PlacementFacts() { }

    public Dictionary<Guid, uint> Offers { get; private set; } = [];

    public Dictionary<Guid, uint> Doctors { get; private set; } = [];

    public Dictionary<Guid, SiteNeed> Needs { get; private set; } = [];

    public Dictionary<Guid, Site> Sites { get; private set; } = [];

    /// <param name="planId">The plan of the placements: proposals that it takes back no longer count.</param>
    public static async Task<PlacementFacts> LoadAsync(PacteDb db, Guid planId, IReadOnlyList<PlanPlacement> placements, CancellationToken ct)
    {
        var offers = placements.Select(p => p.OfferId).ToHashSet();
        var doctors = placements.Select(p => p.DoctorId).ToHashSet();
        var needs = placements.Select(p => p.NeedId).ToHashSet();
        var sites = placements.Select(p => p.SiteId).ToHashSet();
        var months = placements.Select(p => new DateOnly(p.Date.Year, p.Date.Month, 1)).ToHashSet();
        var facts = new PlacementFacts
        {
            Offers = await db.Offers.Where(o => offers.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Version, ct),
            Doctors = await db.Doctors.Where(d => doctors.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Version, ct),
            Needs = await db.SiteNeeds.AsNoTracking().Where(n => needs.Contains(n.Id)).ToDictionaryAsync(n => n.Id, ct),
            Sites = await db.Sites.AsNoTracking().Where(s => sites.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct),
            exemptions = await db.Exemptions
                .Where(e => doctors.Contains(e.DoctorId) && !e.IsWaived)
                .Select(e => new ExemptionSource(e.DoctorId, e.From, e.Until))
                .ToListAsync(ct),
            exclusions = await db.Exclusions
                .Where(e => doctors.Contains(e.DoctorId))
                .Select(e => new ExclusionSource(e.DoctorId, e.SiteId))
                .ToHashSetAsync(ct),
            caps = await db.DoctorMonths
                .Where(m => doctors.Contains(m.DoctorId) && months.Contains(m.Month))
                .ToDictionaryAsync(m => m.DoctorId, m => m.Cap, ct),
        };
        facts.Add(await db.Sessions
            .Where(s => months.Contains(s.Month) && (doctors.Contains(s.DoctorId) || sites.Contains(s.SiteId)))
            .Where(PlanQueries.TakesTime)
            // One that was accepted meanwhile is not taken back.
            .Where(s => s.State != SessionState.Proposed || !db.PlanWithdrawals.Any(w => w.PlanId == planId && w.SessionId == s.Id))
            .Select(s => new StandingSource(
                s.Id, s.DoctorId, s.SiteId, s.NeedId, s.LocalDate, s.Part, s.Room, s.StartsAt, s.EndsAt, s.State == SessionState.Proposed))
            .ToListAsync(ct));
        return facts;
    }

    public bool IsExempt(Guid doctor, DateOnly date) =>
        exemptions.Any(e => e.DoctorId == doctor && e.From <= date && (e.Until is null || date <= e.Until));

    public bool IsExcluded(Guid doctor, Guid site) => exclusions.Contains(new ExclusionSource(doctor, site));

    public bool IsBusy(Guid doctor, DateOnly date) => busy.Contains((doctor, date));

    /// <summary>Whether a session proposed before still takes its time.</summary>
    public bool Stands(Guid session) => standing.Contains(session);

    public int Cap(Guid doctor) => caps.GetValueOrDefault(doctor, DoctorMonth.UsualCap);

    public int HalfDays(Guid doctor) => halfDays.GetValueOrDefault(doctor);

    public int Served(Guid need) => served.GetValueOrDefault(need);

    public RoomBook Rooms(Site site, DateOnly date)
    {
        if (rooms.TryGetValue((site.Id, date), out var book))
            return book;
        book = new RoomBook(site.RoomCount);
        foreach (var session in atSite[(site.Id, date)])
            book.Take(session.Room, session.StartsAt, session.EndsAt);
        rooms.Add((site.Id, date), book);
        return book;
    }

    /// <summary>Counts a placement as if it were already a session.</summary>
    public void Count(PlanPlacement placement) => Count(placement.DoctorId, placement.NeedId, placement.Date, placement.Part);

    private void Add(List<StandingSource> sessions)
    {
        atSite = sessions.ToLookup(s => (s.SiteId, s.Date));
        foreach (var session in sessions)
        {
            standing.Add(session.Id);
            Count(session.DoctorId, session.NeedId, session.Date, session.Part);
        }
    }

    private void Count(Guid doctor, Guid need, DateOnly date, DayPart part)
    {
        busy.Add((doctor, date));
        halfDays[doctor] = HalfDays(doctor) + part.HalfDays();
        served[need] = Served(need) + 1;
    }
}
