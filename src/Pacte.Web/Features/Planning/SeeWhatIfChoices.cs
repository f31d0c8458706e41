using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Planning;

public sealed record ZoneChoice(string Siren, string Name);

public sealed record SiteChoice(Guid Id, string Name, string CommuneName);

public sealed record DoctorChoice(Guid Id, string Name);

/// <summary>What may be tried on the month of a plan.</summary>
/// <param name="Zones">Those where an open site asks for somebody.</param>
/// <param name="Sites">Those that ask for somebody.</param>
/// <param name="Doctors">Those who could go somewhere: of the area, and those of other regions whom the plan places.</param>
/// <param name="SitesOfDoctor">Where the doctor in question could go.</param>
public sealed record WhatIfChoices(
    IReadOnlyList<ZoneChoice> Zones, IReadOnlyList<SiteChoice> Sites, IReadOnlyList<DoctorChoice> Doctors, IReadOnlyList<SiteChoice> SitesOfDoctor);

/// <summary>Reads from the rows of now what may be tried; null when the plan does not exist in that scope.</summary>
public sealed class SeeWhatIfChoices(UnitOfWork work, PlaceDirectory places, LoadPlanSources load, TimeProvider clock)
{
    /// <param name="planId">Whose month and area it is.</param>
    /// <param name="doctor">Whose sites are wanted.</param>
    /// <param name="scope">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<WhatIfChoices?> ExecuteAsync(Guid planId, Guid? doctor, Scope scope, CancellationToken ct)
    {
        var asked = await work.ReadAsync(
            scope, db => db.Plans.Where(p => p.Id == planId).Select(p => new { p.Month, p.RegionCode }).SingleOrDefaultAsync(ct));
        if (asked is null)
            return null;
        var firstDate = ProposalTimes.FirstDate(PlanCalendar.Today(clock.GetUtcNow()));
        var sources = await load.ExecuteAsync(MonthOfYear.Of(asked.Month), asked.RegionCode, firstDate, ct);
        var pairs = SensiblePairs.Of(sources, (await places.GetAsync(ct)).Positions);
        var asking = sources.Needs.Where(n => n.Date >= firstDate).Select(n => n.SiteId).ToHashSet();
        var zones = sources.Sites.Where(s => asking.Contains(s.Id)).Select(s => s.EpciSiren).ToHashSet();
        return await work.ReadAsync(Scope.Service, async db =>
        {
            var sites = await SitesAsync(db, asking, ct);
            var doctors = await DoctorsAsync(db, planId, asked.RegionCode, [.. pairs.Select(p => p.Key)], ct);
            var theirs = doctor is { } id && doctors.Exists(d => d.Id == id) ? pairs[id].ToHashSet() : [];
            return new WhatIfChoices(await ZonesAsync(db, zones, ct), sites, doctors, sites.FindAll(s => theirs.Contains(s.Id)));
        });
    }

    private static async Task<List<ZoneChoice>> ZonesAsync(PacteDb db, HashSet<string> sirens, CancellationToken ct)
    {
        var zones = await db.Epcis.Where(e => sirens.Contains(e.Siren)).Select(e => new { e.Siren, e.Name }).ToListAsync(ct);
        return [.. zones.Select(z => new ZoneChoice(z.Siren, EpciNames.Short(z.Name))).OrderBy(z => z.Name, EpciNames.Order).ThenBy(z => z.Siren, StringComparer.Ordinal)];
    }

    private static async Task<List<SiteChoice>> SitesAsync(PacteDb db, HashSet<Guid> ids, CancellationToken ct)
    {
        var sites = await db.Sites.Where(s => ids.Contains(s.Id)).Select(s => new SiteChoice(s.Id, s.Name, s.CommuneName)).ToListAsync(ct);
        return [.. sites.OrderBy(s => s.CommuneName, EpciNames.Order).ThenBy(s => s.Name, EpciNames.Order).ThenBy(s => s.Id)];
    }

    // A neighbour's doctor whom this plan does not place is not named.
    private static async Task<List<DoctorChoice>> DoctorsAsync(PacteDb db, Guid planId, string? region, HashSet<Guid> ids, CancellationToken ct)
    {
        var doctors = await db.Doctors
            .Where(d => ids.Contains(d.Id))
            .Where(d => region == null || d.RegionCode == region || db.PlanPlacements.Any(p => p.PlanId == planId && p.DoctorId == d.Id))
            .Select(d => new { d.Id, d.FirstName, d.LastName })
            .ToListAsync(ct);
        return [.. doctors
            .OrderBy(d => d.LastName, EpciNames.Order).ThenBy(d => d.FirstName, EpciNames.Order).ThenBy(d => d.Id)
            .Select(d => new DoctorChoice(d.Id, $"{d.FirstName} {d.LastName}"))];
    }
}
