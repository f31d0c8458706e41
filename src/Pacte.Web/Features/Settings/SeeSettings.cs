using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Settings;

/// <summary>A region with what its agency set.</summary>
public sealed record RegionView(string Code, string Name, RegionSettings Settings, int Waiting);

/// <summary>The settings that an agent may change: those of their region, or all for the ministry. With how many people wait there.</summary>
public sealed class SeeSettings(UnitOfWork work)
{
    public Task<List<RegionView>> ExecuteAsync(Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        var regions = await db.Departements
            .Where(d => actor.Role == Role.National || d.RegionCode == actor.RegionCode)
            .Select(d => new { d.RegionCode, d.RegionName }).Distinct().OrderBy(r => r.RegionName).ToListAsync(ct);
        var set = await db.RegionSettings.ToDictionaryAsync(s => s.RegionCode, ct);
        // A count tells nobody's name: agencies see no more of the list.
        var waiting = await (
            from e in db.WaitingEntries.IgnoreQueryFilters()
            join c in db.Communes on e.PlaceInsee equals c.InseeCode
            where e.State == WaitingState.Waiting
            group e by c.RegionCode into g
            select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key ?? "", g => g.Count, ct);
        return regions.ConvertAll(r => new RegionView(
            r.RegionCode, r.RegionName, set.GetValueOrDefault(r.RegionCode) ?? RegionSettings.Usual(r.RegionCode), waiting.GetValueOrDefault(r.RegionCode)));
    });
}
