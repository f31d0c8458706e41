using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Doctors;

/// <summary>Records that a doctor owes no solidarity days for a time; refused while accepted sessions stand then, naming them.</summary>
public sealed class ExemptDoctor(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Until">Last day included; null without end.</param>
    public sealed record Request(Guid DoctorId, DateOnly From, DateOnly? Until, ExemptionKind Kind);

    public Task<Result<Guid, DoctorRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Guid, DoctorRefusal>(
            actor.Scope,
            async db =>
            {
                if (await DoctorRows.FindLockedAsync(db, request.DoctorId, actor, ct) is null)
                    return DoctorRefusal.NotFound;
                var standing = await StandingAsync(db, request.DoctorId, request.From, request.Until, ct);
                if (standing.Count > 0)
                    return Result<Guid, DoctorRefusal>.Refused(DoctorRefusal.SessionsStand, standing);
                var exemption = new Exemption
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    DoctorId = request.DoctorId,
                    From = request.From,
                    Until = request.Until,
                    Kind = request.Kind.ToString(),
                };
                db.Exemptions.Add(exemption);
                audit.Record(
                    db, actor, "doctor-exempted", nameof(Doctor), request.DoctorId, $"exemption={exemption.Id} kind={request.Kind}");
                return exemption.Id;
            },
            constraint => constraint is ConstraintNames.DoctorHasNoStandingSession ? DoctorRefusal.SessionsStand : null,
            ct);

    /// <summary>The doctor volunteers all the same, or no longer does.</summary>
    public Task<Result<Done, DoctorRefusal>> WaiveAsync(Guid exemptionId, bool waived, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, DoctorRefusal>(
            actor.Scope,
            async db =>
            {
                if (await db.Exemptions.SingleOrDefaultAsync(e => e.Id == exemptionId, ct) is not { } exemption
                    || await DoctorRows.FindLockedAsync(db, exemption.DoctorId, actor, ct) is null)
                {
                    return DoctorRefusal.NotFound;
                }

                if (!waived && await StandingAsync(db, exemption.DoctorId, exemption.From, exemption.Until, ct) is { Count: > 0 } standing)
                    return Result<Done, DoctorRefusal>.Refused(DoctorRefusal.SessionsStand, standing);
                exemption.IsWaived = waived;
                var act = waived ? "exemption-waived" : "exemption-resumed";
                audit.Record(db, actor, act, nameof(Doctor), exemption.DoctorId, $"exemption={exemption.Id}");
                return new Done();
            },
            constraint => constraint is ConstraintNames.DoctorHasNoStandingSession ? DoctorRefusal.SessionsStand : null,
            ct);

    private static Task<List<Guid>> StandingAsync(PacteDb db, Guid doctorId, DateOnly from, DateOnly? until, CancellationToken ct) =>
        DoctorRows.Standing(db, doctorId)
            .Where(s => s.LocalDate >= from && (until == null || s.LocalDate <= until))
            .OrderBy(s => s.StartsAt)
            .Select(s => s.Id)
            .ToListAsync(ct);
}
