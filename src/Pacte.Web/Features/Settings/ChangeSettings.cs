using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Waiting;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Settings;

public enum SettingsRefusal
{
    NotFound,
    OutOfBounds,
}

/// <summary>Sets how the waiting list is served in a region, and who may book a new session's slots first. It holds from the next slot on: what is offered already does not change.</summary>
public sealed class ChangeSettings(UnitOfWork work, AuditTrail audit)
{
    public sealed record Request(string RegionCode, int WaitingSharePercent, int NearOfferMinutes, int FarOfferMinutes, int ResidentsFirstHours = 0);

    public Task<Result<Done, SettingsRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, SettingsRefusal>(
            actor.Scope,
            db => ChangeAsync(db, request, actor, ct),
            constraint => constraint == ConstraintNames.RegionSettingsInBounds ? SettingsRefusal.OutOfBounds : null,
            ct);

    private async Task<Result<Done, SettingsRefusal>> ChangeAsync(PacteDb db, Request request, Actor actor, CancellationToken ct)
    {
        var mayChange = actor.Role is Role.National || (actor.Role is Role.Ars && actor.RegionCode == request.RegionCode);
        if (!mayChange || !await db.Departements.AnyAsync(d => d.RegionCode == request.RegionCode, ct))
            return SettingsRefusal.NotFound;
        // Two agents who save the first settings at once: one row, the later one's.
        await db.Database.ExecuteSqlAsync(
            $"""
             insert into region_settings (region_code, waiting_share_percent, near_offer_minutes, far_offer_minutes, residents_first_hours)
             values ({request.RegionCode}, {request.WaitingSharePercent}, {request.NearOfferMinutes}, {request.FarOfferMinutes}, {request.ResidentsFirstHours})
             on conflict (region_code) do update set
               waiting_share_percent = excluded.waiting_share_percent,
               near_offer_minutes = excluded.near_offer_minutes,
               far_offer_minutes = excluded.far_offer_minutes,
               residents_first_hours = excluded.residents_first_hours
             """,
            ct);
        audit.Record(
            db, actor, "settings-changed", nameof(RegionSettings), SubjectOf(request.RegionCode),
            $"region={request.RegionCode} share={request.WaitingSharePercent} near={request.NearOfferMinutes} far={request.FarOfferMinutes} residents={request.ResidentsFirstHours}");
        return new Done();
    }

    // Regions have codes of two digits and no id of their own.
    private static Guid SubjectOf(string regionCode) => new(int.Parse(regionCode, System.Globalization.CultureInfo.InvariantCulture), 0, 0, new byte[8]);
}
