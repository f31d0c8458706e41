using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Zones;

/// <summary>How far a zone's wishes of the month are met.</summary>
public enum ZoneCoverage
{
    Covered,
    Partly,
    NoDoctor,

    /// <summary>No open site asks for anything this month.</summary>
    NothingAsked,
}

/// <summary>A zone in a month, in half-days.</summary>
/// <param name="Source">Public page that names the zone; null for official and demonstration zones.</param>
/// <param name="Proposed">Half-days offered to a doctor who has not answered; not counted as placed.</param>
public sealed record ZoneLine(
    string Siren,
    string Name,
    string Departement,
    int Population,
    bool IsDemonstration,
    string? Source,
    string? Confidence,
    int Sites,
    int Wanted,
    int Placed,
    int Proposed)
{
    public ZoneCoverage Coverage => (Wanted, Placed) switch
    {
        (0, 0) => ZoneCoverage.NothingAsked,
        (_, 0) => ZoneCoverage.NoDoctor,
        _ => Placed >= Wanted ? ZoneCoverage.Covered : ZoneCoverage.Partly,
    };
}

/// <param name="Region">Null for the whole country.</param>
/// <param name="Regions">Those to choose from; empty for an agency, which has its own.</param>
public sealed record ZoneList(
    MonthOfYear Month, string Area, string? Region, IReadOnlyList<RegionChoice> Regions, IReadOnlyList<ZoneLine> Zones);

public sealed record RegionChoice(string Code, string Name);

/// <summary>Reads the priority zones of a month with what their sites ask for and what doctors have accepted.</summary>
public sealed class ListZones(UnitOfWork work, TimeProvider clock)
{
    /// <summary>Null when the region does not exist or is not the actor's.</summary>
    public Task<ZoneList?> ExecuteAsync(MonthOfYear? month, string? region, Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, db => ListAsync(db, month ?? ThisMonth(), actor.RegionCode ?? region, region, actor, ct));

    private MonthOfYear ThisMonth() => MonthOfYear.Of(LocalTime.DateAt(clock.GetUtcNow(), LocalTime.Zone(SiteTimeZones.Paris)));

    private static async Task<ZoneList?> ListAsync(
        PacteDb db, MonthOfYear month, string? shown, string? asked, Actor actor, CancellationToken ct)
    {
        if (actor.RegionCode is not null && asked is not null && asked != actor.RegionCode)
            return null;
        var regions = await db.Departements.Select(d => new RegionChoice(d.RegionCode, d.RegionName)).Distinct().ToListAsync(ct);
        if (shown is not null && regions.TrueForAll(r => r.Code != shown))
            return null;
        var zones = await ZonesAsync(db, month, shown, ct);
        var withZones = await db.Epcis
            .Where(e => db.PriorityZones.Any(z => z.EpciSiren == e.Siren && (z.Until == null || z.Until >= month.FirstDay)))
            .Select(e => e.RegionCode).Distinct().ToListAsync(ct);
        return new(
            month,
            regions.Find(r => r.Code == shown)?.Name ?? "Toute la France",
            shown,
            actor.RegionCode is null ? [.. regions.Where(r => withZones.Contains(r.Code)).OrderBy(r => r.Name, EpciNames.Order)] : [],
            [.. zones.OrderBy(z => z.Name, EpciNames.Order)]);
    }

    private static async Task<IEnumerable<ZoneLine>> ZonesAsync(PacteDb db, MonthOfYear month, string? region, CancellationToken ct)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        var wanted = await db.SiteNeeds
            .Where(n => n.Date >= first && n.Date <= last)
            .Join(
                db.Sites.Where(s => s.State == SiteState.Open),
                n => n.SiteId,
                s => s.Id,
                (n, s) => new { s.EpciSiren, Halves = n.Desired * (n.Part == DayPart.FullDay ? 2 : 1) })
            .GroupBy(n => n.EpciSiren).Select(g => new { Siren = g.Key ?? "", Halves = g.Sum(n => n.Halves) })
            .ToDictionaryAsync(n => n.Siren, n => n.Halves, StringComparer.Ordinal, ct);
        var sessions = await db.Sessions
            .Where(s => s.LocalDate >= first && s.LocalDate <= last)
            .Join(db.Sites, s => s.SiteId, site => site.Id, (s, site) => new { site.EpciSiren, s.State, s.Part })
            .ToListAsync(ct);
        var placed = sessions.Where(s => s.State.CountsAgainstCap()).ToLookup(s => s.EpciSiren, s => s.Part.HalfDays());
        var proposed = sessions.Where(s => s.State is SessionState.Proposed).ToLookup(s => s.EpciSiren, s => s.Part.HalfDays());
        var zones = await db.PriorityZones
            .Where(z => z.From <= last && (z.Until == null || z.Until >= first))
            .Join(db.Epcis.Where(e => region == null || e.RegionCode == region), z => z.EpciSiren, e => e.Siren, (z, e) => new
            {
                Zone = z,
                Epci = e,
                Departement = db.Departements.Where(d => d.Code == e.DepartementCode).Select(d => d.Name).FirstOrDefault(),
                Sites = db.Sites.Count(s => s.EpciSiren == e.Siren && s.State != SiteState.Closed),
            })
            .ToListAsync(ct);
        // One zone may be designated twice in a month, the first until the 14th, say: it is one line.
        return zones.GroupBy(z => z.Epci.Siren).Select(group => group.OrderByDescending(z => z.Zone.From).First()).Select(z => new ZoneLine(
            z.Epci.Siren,
            EpciNames.Short(z.Epci.Name),
            z.Departement ?? "",
            z.Epci.Population,
            z.Zone.IsDemonstration,
            z.Zone.Source,
            z.Zone.Confidence,
            z.Sites,
            wanted.GetValueOrDefault(z.Epci.Siren),
            placed[z.Epci.Siren].Sum(),
            proposed[z.Epci.Siren].Sum()));
    }
}
