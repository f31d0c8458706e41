using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Sites;

/// <summary>A need with the sessions that already answer it.</summary>
public sealed record NeedLine(Guid Id, DateOnly Date, DayPart Part, Specialty Specialty, int Min, int Desired, int Max, int Sessions);

/// <summary>A session to come at the site.</summary>
public sealed record SiteSessionLine(Guid Id, DateOnly Date, DayPart Part, string DoctorName, SessionState State);

/// <summary>A site as those who manage it see it.</summary>
public sealed record SiteView
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required string Postcode { get; init; }
    public required string CommuneName { get; init; }
    public required string? ZoneName { get; init; }
    public required string TimeZone { get; init; }
    public required SiteState State { get; init; }
    public required int RoomCount { get; init; }
    public required OpeningHours Hours { get; init; }
    public required bool StepFreeAccess { get; init; }
    public required string? AccessNote { get; init; }
    public required string? ParkingNote { get; init; }
    public required string? TransitNote { get; init; }
    public required string? Equipment { get; init; }
    public required string? Phone { get; init; }
    public required uint Version { get; init; }
    public required IReadOnlyList<NeedLine> Needs { get; init; }
    public required IReadOnlyList<SiteSessionLine> Sessions { get; init; }
}

/// <summary>Reads a site with its needs of a month; null when it does not exist for this actor.</summary>
public sealed class SeeSite(UnitOfWork work, TimeProvider clock)
{
    public Task<SiteView?> ExecuteAsync(Guid siteId, MonthOfYear month, Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, db => ReadAsync(db, siteId, month, actor, ct));

    private async Task<SiteView?> ReadAsync(PacteDb db, Guid siteId, MonthOfYear month, Actor actor, CancellationToken ct)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        var found = await db.Sites
            .ManagedBy(actor)
            .Where(s => s.Id == siteId)
            .Select(s => new { Site = s, ZoneName = db.Epcis.Where(e => e.Siren == s.EpciSiren).Select(e => e.Name).FirstOrDefault() })
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var needs = await db.SiteNeeds
            .Where(n => n.SiteId == siteId && n.Date >= first && n.Date <= last)
            .Select(n => new NeedLine(
                n.Id, n.Date, n.Part, n.Specialty, n.Min, n.Desired, n.Max,
                db.Sessions.Where(s => s.NeedId == n.Id).Where(SiteSessions.TakesTime).Count()))
            .ToListAsync(ct);
        return Of(
            found.Site,
            found.ZoneName,
            [.. needs.OrderBy(n => n.Date).ThenBy(n => n.Part).ThenBy(n => n.Specialty)],
            await SessionsAsync(db, siteId, ct));
    }

    private Task<List<SiteSessionLine>> SessionsAsync(PacteDb db, Guid siteId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Sessions
            .Where(s => s.SiteId == siteId && s.EndsAt > now && s.State != SessionState.Held)
            .Where(SiteSessions.TakesTime)
            .OrderBy(s => s.StartsAt).ThenBy(s => s.Room)
            .Join(db.Doctors, s => s.DoctorId, d => d.Id, (s, d) =>
                new SiteSessionLine(s.Id, s.LocalDate, s.Part, d.FirstName + " " + d.LastName, s.State))
            .ToListAsync(ct);
    }

    private static SiteView Of(Site site, string? zoneName, IReadOnlyList<NeedLine> needs, IReadOnlyList<SiteSessionLine> sessions) => new()
    {
        Id = site.Id,
        Name = site.Name,
        Address = site.Address,
        Postcode = site.Postcode,
        CommuneName = site.CommuneName,
        ZoneName = zoneName is null ? null : EpciNames.Short(zoneName),
        TimeZone = site.TimeZone,
        State = site.State,
        RoomCount = site.RoomCount,
        Hours = site.Hours,
        StepFreeAccess = site.StepFreeAccess,
        AccessNote = site.AccessNote,
        ParkingNote = site.ParkingNote,
        TransitNote = site.TransitNote,
        Equipment = site.Equipment,
        Phone = site.Phone,
        Version = site.Version,
        Needs = needs,
        Sessions = sessions,
    };
}
