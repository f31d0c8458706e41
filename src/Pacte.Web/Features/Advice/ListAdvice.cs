using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Advice;

/// <summary>A département with what is advised there, today and later.</summary>
public sealed record AdvisedDepartement(Departement Departement, IReadOnlyList<DepartementAdvice> Advices);

/// <summary>What an agency advises by phone in each of its départements.</summary>
public sealed class ListAdvice(UnitOfWork work, TimeProvider clock)
{
    public DateOnly Today => LocalTime.DateAt(clock.GetUtcNow(), LocalTime.Zone(SiteTimeZones.Paris));

    public Task<IReadOnlyList<AdvisedDepartement>> ExecuteAsync(Actor actor, CancellationToken ct)
    {
        var today = Today;
        return work.ReadAsync<IReadOnlyList<AdvisedDepartement>>(actor.Scope, async db =>
        {
            var departements = await db.Departements.AdvisedBy(actor).OrderBy(d => d.Code).ToListAsync(ct);
            var advices = (await db.DepartementAdvice.Where(a => a.Until == null || a.Until >= today).OrderBy(a => a.From).ToListAsync(ct))
                .ToLookup(a => a.DepartementCode, StringComparer.Ordinal);
            return departements.ConvertAll(d => new AdvisedDepartement(d, [.. advices[d.Code]]));
        });
    }
}

internal static class AdviceScope
{
    /// <summary>An agency advises in its region, the national team everywhere.</summary>
    public static IQueryable<Departement> AdvisedBy(this IQueryable<Departement> departements, Actor actor) =>
        actor.Role is Role.National ? departements : departements.Where(d => d.RegionCode == actor.RegionCode);
}
