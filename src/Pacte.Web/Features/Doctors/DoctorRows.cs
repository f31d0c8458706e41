using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Doctors;

/// <summary>The rows that acts on a doctor read and lock.</summary>
internal static class DoctorRows
{
    /// <summary>
    /// The doctor's row, locked, so that a session accepted at the same instant is seen or waits; null when not the actor's.
    /// </summary>
    public static async Task<Doctor?> FindLockedAsync(PacteDb db, Guid doctorId, Actor actor, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from doctors where id = {doctorId} for update", ct);
        return await db.Doctors.ManagedBy(actor).SingleOrDefaultAsync(d => d.Id == doctorId, ct);
    }

    /// <summary>Sessions accepted and not yet held, wherever they are: those that forbid a suspension or an exemption.</summary>
    public static IQueryable<Session> Standing(PacteDb db, Guid doctorId) => db.Sessions.IgnoreQueryFilters().Where(s =>
        s.DoctorId == doctorId
        && (s.State == SessionState.AcceptedByDoctor || s.State == SessionState.Confirmed || s.State == SessionState.Open));
}
