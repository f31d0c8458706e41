using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Doctors;

/// <summary>
/// Raises or lowers how many half-days a doctor may accept in a month; never below those accepted, whose sessions are then named.
/// </summary>
public sealed class SetDoctorCap(UnitOfWork work, AuditTrail audit)
{
    /// <summary>Ten days a month: more would no longer be help given beside a practice.</summary>
    public const int Highest = 20;

    public Task<Result<Done, DoctorRefusal>> ExecuteAsync(Guid doctorId, MonthOfYear month, int cap, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, DoctorRefusal>(
            actor.Scope,
            async db =>
            {
                if (cap is < 0 or > Highest)
                    return DoctorRefusal.CapOutOfRange;
                if (!await db.Doctors.ManagedBy(actor).AnyAsync(d => d.Id == doctorId, ct))
                    return DoctorRefusal.NotFound;
                var first = month.FirstDay;
                await db.Database.ExecuteSqlAsync(
                    $"insert into doctor_months (doctor_id, month) values ({doctorId}, {first}) on conflict do nothing", ct);
                var row = await db.DoctorMonths
                    .FromSql($"select * from doctor_months where doctor_id = {doctorId} and month = {first} for update")
                    .SingleAsync(ct);
                if (cap < row.Used)
                    return Result<Done, DoctorRefusal>.Refused(DoctorRefusal.CapBelowUse, await CountedAsync(db, doctorId, first, ct));
                audit.Record(db, actor, "doctor-cap-set", nameof(Doctor), doctorId, $"month={month} from={row.Cap} to={cap}");
                row.Cap = cap;
                return new Done();
            },
            constraint => constraint is ConstraintNames.DoctorMonthWithinCap ? DoctorRefusal.CapBelowUse : null,
            ct);

    private static Task<List<Guid>> CountedAsync(PacteDb db, Guid doctorId, DateOnly month, CancellationToken ct) =>
        db.Sessions.IgnoreQueryFilters()
            .Where(s => s.DoctorId == doctorId && s.Month == month)
            .Where(s =>
                s.State == SessionState.AcceptedByDoctor
                || s.State == SessionState.Confirmed
                || s.State == SessionState.Open
                || s.State == SessionState.Held)
            .OrderBy(s => s.StartsAt)
            .Select(s => s.Id)
            .ToListAsync(ct);
}
