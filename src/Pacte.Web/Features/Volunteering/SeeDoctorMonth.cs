using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Volunteering;

/// <summary>A session as its doctor sees it. Distances by road, from the doctor's commune; null when no road leads there.</summary>
public sealed record DoctorSession(
    Guid Id, SessionState State, DateOnly Date, DayPart Part, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset AnswerBefore,
    Guid SiteId, string SiteName, string SiteAddress, string Commune, string TimeZone, int SlotMinutes, int SlotCount, int BookedCount, double? RoadKm);

/// <summary>What a doctor needs to answer « when can you come? »: needs in reach, what is offered, what stands.</summary>
public sealed record DoctorMonthView(
    MonthOfYear Month,
    DoctorState State,
    int TravelLimitKm,
    string HomeDepartement,
    int Cap,
    int Used,
    IReadOnlyDictionary<DateOnly, DayParts> Offers,
    IReadOnlyDictionary<DateOnly, int> NeedsInReach,
    IReadOnlyList<DoctorSession> Sessions)
{
    /// <summary>Half-days offered this month.</summary>
    public int HalfDaysOffered => Offers.Values.Sum(parts => parts.Accepts(DayPart.FullDay) ? 2 : 1);
}

public sealed class SeeDoctorMonth(UnitOfWork work, SeeDoctorSessions sessions)
{
    private sealed record Home(DoctorState State, int TravelLimitKm, Specialty Specialty, string? OwnEpci, string Departement, LandPoint? Place);

    /// <summary>Null when the account is no doctor's.</summary>
    public Task<DoctorMonthView?> ExecuteAsync(MonthOfYear month, Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, async db =>
        {
            if (actor.DoctorId is not { } id || await FindHomeAsync(db, id, ct) is not { } home)
                return null;
            var (first, last) = (month.FirstDay, month.LastDay);
            var offers = await db.Offers.Where(o => o.DoctorId == id && o.Date >= first && o.Date <= last)
                .ToDictionaryAsync(o => o.Date, o => o.Parts, ct);
            var counter = await db.DoctorMonths.Where(m => m.DoctorId == id && m.Month == first)
                .Select(m => new { m.Cap, m.Used }).SingleOrDefaultAsync(ct);
            return new DoctorMonthView(
                month,
                home.State,
                home.TravelLimitKm,
                home.Departement,
                counter?.Cap ?? DoctorMonth.UsualCap,
                counter?.Used ?? 0,
                offers,
                await CountNeedsAsync(db, home, first, last, ct),
                await sessions.ReadAsync(db, id, first, last, ct));
        });

    private static async Task<Home?> FindHomeAsync(PacteDb db, Guid id, CancellationToken ct)
    {
        var row = await db.Doctors.Where(d => d.Id == id)
            .Join(db.Communes, d => d.HomeCommuneInsee, c => c.InseeCode, (d, c) => new { Doctor = d, c.InseeCode, c.DepartementCode, c.Latitude, c.Longitude })
            .SingleOrDefaultAsync(ct);
        return row is null
            ? null
            : new(
                row.Doctor.State,
                row.Doctor.TravelLimitKm,
                row.Doctor.Specialty,
                row.Doctor.OwnEpciSiren,
                row.DepartementCode,
                PlaceOf(row.InseeCode, row.Latitude, row.Longitude));
    }

    internal static LandPoint? PlaceOf(string insee, double? latitude, double? longitude) =>
        GeoPoint.From(latitude, longitude) is { } point ? new LandPoint(point, Landmass.Of(insee)) : null;

    private static async Task<IReadOnlyDictionary<DateOnly, int>> CountNeedsAsync(
        PacteDb db, Home home, DateOnly first, DateOnly last, CancellationToken ct)
    {
        var needs = await db.SiteNeeds.Where(n => n.Date >= first && n.Date <= last && n.Specialty == home.Specialty)
            .Join(
                db.Sites.Where(s => s.State == SiteState.Open && s.EpciSiren != home.OwnEpci),
                n => n.SiteId,
                s => s.Id,
                (n, s) => new { n.Date, n.Max, s.Id, s.CommuneInsee, s.Latitude, s.Longitude })
            .ToListAsync(ct);
        var reachable = needs.DistinctBy(n => n.Id)
            .Where(n => home.Place is { } from && PlaceOf(n.CommuneInsee, n.Latitude, n.Longitude) is { } to
                && Distance.RoadKm(from, to) <= home.TravelLimitKm)
            .Select(n => n.Id).ToHashSet();
        return needs.Where(n => reachable.Contains(n.Id)).GroupBy(n => n.Date).ToDictionary(g => g.Key, g => g.Sum(n => n.Max));
    }
}
