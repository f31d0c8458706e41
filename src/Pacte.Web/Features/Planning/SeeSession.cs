using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>A session as an agency sees it before cancelling it.</summary>
/// <param name="Booked">Patients who have an appointment.</param>
public sealed record SessionView(
    Guid Id,
    Guid DoctorId,
    string DoctorName,
    Guid SiteId,
    string SiteName,
    string CommuneName,
    DateOnly Date,
    DayPart Part,
    SessionState State,
    int Booked)
{
    public bool CanBeCancelled => State.TakesTime() && State is not SessionState.Held;
}

/// <summary>Reads one session; null when it does not exist for this actor.</summary>
public sealed class SeeSession(UnitOfWork work)
{
    public Task<SessionView?> ExecuteAsync(Guid sessionId, Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, db => (
        from session in db.Sessions
        join doctor in db.Doctors on session.DoctorId equals doctor.Id
        join site in db.Sites on session.SiteId equals site.Id
        where session.Id == sessionId
        select new SessionView(
            session.Id,
            doctor.Id,
            doctor.FirstName + " " + doctor.LastName,
            site.Id,
            site.Name,
            site.CommuneName,
            session.LocalDate,
            session.Part,
            session.State,
            db.Slots.Count(slot => slot.SessionId == session.Id && slot.State == SlotState.Booked))).SingleOrDefaultAsync(ct));
}
