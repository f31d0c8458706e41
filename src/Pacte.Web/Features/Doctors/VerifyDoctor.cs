using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Doctors;

/// <summary>The agency has checked with the Ordre that the doctor may practise; from then on, plans may place them.</summary>
public sealed class VerifyDoctor(UnitOfWork work, AuditTrail audit)
{
    public Task<Result<Done, DoctorRefusal>> ExecuteAsync(Guid doctorId, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, DoctorRefusal>(
            actor.Scope,
            async db =>
            {
                if (await DoctorRows.FindLockedAsync(db, doctorId, actor, ct) is not { } doctor)
                    return DoctorRefusal.NotFound;
                var verified = doctor.Verify();
                if (verified.IsDone)
                    audit.Record(db, actor, "doctor-verified", nameof(Doctor), doctor.Id);
                return verified;
            },
            _ => null,
            ct,
            DoctorRefusal.ChangedMeanwhile);
}
