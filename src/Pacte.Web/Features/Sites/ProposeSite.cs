using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Sites;

/// <summary>Proposes a site in a commune; zone, region and time zone follow from it.</summary>
public sealed class ProposeSite(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Position">Of the commune: the site's own is set when it is known better.</param>
    public sealed record Request(string CommuneInsee, GeoPoint Position, SiteDetails Details);

    public Task<Result<Guid, SiteRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Guid, SiteRefusal>(
            actor.Scope,
            async db =>
            {
                if (!request.Details.Hours.IsInOrder)
                    return SiteRefusal.HoursOutOfOrder;
                var commune = await db.Communes.SingleOrDefaultAsync(c => c.InseeCode == request.CommuneInsee, ct);
                if (commune is null || !MayPropose(actor, commune.RegionCode))
                    return SiteRefusal.NotFound;
                var site = Of(commune, request);
                db.Sites.Add(site);
                audit.Record(db, actor, SiteText.AuditCode(SiteState.Proposed), nameof(Site), site.Id, $"commune={commune.InseeCode}");
                return site.Id;
            },
            _ => null,
            ct);

    private static bool MayPropose(Actor actor, string regionCode) =>
        actor.Role is Role.National || (actor.Role is Role.Ars && actor.RegionCode == regionCode);

    private Site Of(Commune commune, Request request)
    {
        var details = request.Details;
        var site = new Site
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = details.Name,
            Address = details.Address,
            Postcode = details.Postcode,
            CommuneInsee = commune.InseeCode,
            CommuneName = commune.Name,
            EpciSiren = commune.EpciSiren,
            DepartementCode = commune.DepartementCode,
            RegionCode = commune.RegionCode,
            TimeZone = SiteTimeZones.ForCommune(commune.InseeCode),
            Latitude = request.Position.Latitude,
            Longitude = request.Position.Longitude,
            RoomCount = details.RoomCount,
            Hours = details.Hours,
        };
        details.ApplyTo(site);
        return site;
    }
}
