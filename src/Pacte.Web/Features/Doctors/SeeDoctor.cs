using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Doctors;

/// <param name="IsInReach">False in another region, whose agency decides.</param>
public sealed record DoctorSession(
    Guid Id, DateOnly Date, DayPart Part, string SiteName, string CommuneName, SessionState State, bool IsInReach)
{
    public bool CanBeCancelled => IsInReach && State.TakesTime() && State is not SessionState.Held;
}

public sealed record DoctorExemption(Guid Id, DateOnly From, DateOnly? Until, string Kind, bool IsWaived);

/// <summary>The half-days of a month: how many the doctor may accept, and has.</summary>
public sealed record DoctorCap(MonthOfYear Month, int Cap, int Used);

/// <summary>A doctor as an agency sees them.</summary>
/// <param name="IsManaged">False for a doctor of another region: to be read only.</param>
/// <param name="Sessions">That stand, from this month on.</param>
/// <param name="Offers">Dates offered from today on.</param>
public sealed record DoctorView(
    Guid Id,
    string Name,
    string Rpps,
    string Email,
    DoctorState State,
    Specialty Specialty,
    string HomeCommuneName,
    int TravelLimitKm,
    DateTimeOffset RegisteredAt,
    bool IsManaged,
    IReadOnlyList<DoctorCap> Caps,
    IReadOnlyList<DoctorExemption> Exemptions,
    IReadOnlyList<DoctorSession> Sessions,
    int Offers);

/// <summary>Reads one doctor; null when they do not exist for this actor.</summary>
public sealed class SeeDoctor(UnitOfWork work, TimeProvider clock)
{
    private const int MonthsAhead = 3;

    public Task<DoctorView?> ExecuteAsync(Guid doctorId, Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        var today = AgencyCalendar.Today(clock.GetUtcNow());
        var month = MonthOfYear.Of(today);
        if (await db.Doctors.SingleOrDefaultAsync(d => d.Id == doctorId, ct) is not { } doctor)
            return null;
        var months = await db.DoctorMonths.Where(m => m.DoctorId == doctorId && m.Month >= month.FirstDay).ToListAsync(ct);
        return new DoctorView(
            doctor.Id,
            doctor.FullName,
            doctor.Rpps,
            doctor.Email,
            doctor.State,
            doctor.Specialty,
            doctor.HomeCommuneName,
            doctor.TravelLimitKm,
            doctor.RegisteredAt,
            IsManagedBy(doctor, actor),
            [.. Enumerable.Range(0, MonthsAhead).Select(month.AddMonths).Select(m => CapOf(m, months))],
            await db.Exemptions
                .Where(e => e.DoctorId == doctorId)
                .OrderByDescending(e => e.From)
                .Select(e => new DoctorExemption(e.Id, e.From, e.Until, e.Kind, e.IsWaived))
                .ToListAsync(ct),
            await SessionsAsync(db, doctor, actor, month.FirstDay, ct),
            await db.Offers.CountAsync(o => o.DoctorId == doctorId && o.Date >= today, ct));
    });

    private static DoctorCap CapOf(MonthOfYear month, List<DoctorMonth> rows) =>
        rows.Find(r => r.Month == month.FirstDay) is { } row ? new(month, row.Cap, row.Used) : new(month, DoctorMonth.UsualCap, 0);

    private static Task<List<DoctorSession>> SessionsAsync(PacteDb db, Doctor doctor, Actor actor, DateOnly first, CancellationToken ct)
    {
        // Their own agency sees where its doctors are engaged, in other regions too: those sessions forbid a suspension as well.
        var sessions = IsManagedBy(doctor, actor) ? db.Sessions.IgnoreQueryFilters() : db.Sessions;
        return (
            from session in sessions
            join site in db.Sites on session.SiteId equals site.Id
            where session.DoctorId == doctor.Id && session.LocalDate >= first
                && session.State != SessionState.Declined
                && session.State != SessionState.Expired
                && session.State != SessionState.Cancelled
            orderby session.StartsAt
            select new DoctorSession(
                session.Id,
                session.LocalDate,
                session.Part,
                site.Name,
                site.CommuneName,
                session.State,
                actor.Role == Role.National || session.RegionCode == actor.RegionCode)).ToListAsync(ct);
    }

    private static bool IsManagedBy(Doctor doctor, Actor actor) => actor.Role is Role.National || doctor.RegionCode == actor.RegionCode;
}
