using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Sites;

/// <summary>A site in the agency's list, with what it asks for in a month.</summary>
/// <param name="HalfDaysDesired">Desired doctors times half-days.</param>
/// <param name="HalfDaysGiven">Half-days of sessions that stand.</param>
public sealed record SiteLine(
    Guid Id,
    string Name,
    string CommuneName,
    string? ZoneSiren,
    string? ZoneName,
    SiteState State,
    int RoomCount,
    int HalfDaysDesired,
    int HalfDaysGiven);

/// <summary>Reads the sites that an agency manages: those to decide on first.</summary>
public sealed class ListSites(UnitOfWork work)
{
    /// <param name="ZoneSiren">Null for all zones.</param>
    public sealed record Request(MonthOfYear Month, string? ZoneSiren = null);

    public Task<IReadOnlyList<SiteLine>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, db => ReadAsync(db, request, actor, ct));

    private static async Task<IReadOnlyList<SiteLine>> ReadAsync(PacteDb db, Request request, Actor actor, CancellationToken ct)
    {
        var (first, last) = (request.Month.FirstDay, request.Month.LastDay);
        var lines = await db.Sites
            .ManagedBy(actor)
            .Where(s => request.ZoneSiren == null || s.EpciSiren == request.ZoneSiren)
            .OrderBy(s => s.CommuneName).ThenBy(s => s.Name).ThenBy(s => s.Id)
            .Select(s => new SiteLine(
                s.Id,
                s.Name,
                s.CommuneName,
                s.EpciSiren,
                db.Epcis.Where(e => e.Siren == s.EpciSiren).Select(e => e.Name).FirstOrDefault(),
                s.State,
                s.RoomCount,
                db.SiteNeeds
                    .Where(n => n.SiteId == s.Id && n.Date >= first && n.Date <= last)
                    .Sum(n => n.Part == DayPart.FullDay ? 2 * n.Desired : n.Desired),
                db.Sessions
                    .Where(x => x.SiteId == s.Id && x.Month == first)
                    .Where(SiteSessions.TakesTime)
                    .Sum(x => x.Part == DayPart.FullDay ? 2 : 1)))
            .ToListAsync(ct);
        return [.. lines
            .Select(l => l with { ZoneName = l.ZoneName is null ? null : EpciNames.Short(l.ZoneName) })
            .OrderBy(l => Rank(l.State))];
    }

    // What waits for a decision comes first, what is closed last.
    private static int Rank(SiteState state) => state switch
    {
        SiteState.Proposed => 0,
        SiteState.Validated => 1,
        SiteState.Suspended => 2,
        SiteState.Open => 3,
        _ => 4,
    };
}
