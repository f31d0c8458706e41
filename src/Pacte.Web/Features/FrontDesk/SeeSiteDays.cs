using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>A session as its site sees it.</summary>
public sealed record SiteSession(
    Guid Id, SessionState State, DateOnly Date, DayPart Part, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset AnswerBefore,
    string DoctorName, Specialty Specialty, int Room, int SlotCount, int BookedCount);

/// <summary>The site of the account, and what its clock says.</summary>
public sealed record DeskSite(Guid Id, string Name, string TimeZone, DateOnly Today);

/// <summary>The sessions of the account's site between two dates.</summary>
public sealed class SeeSiteDays(UnitOfWork work, TimeProvider clock)
{
    /// <summary>Null when the account has no site.</summary>
    public Task<DeskSite?> FindSiteAsync(Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, async db =>
        {
            var site = await db.Sites.Where(s => s.Id == actor.SiteId).Select(s => new { s.Id, s.Name, s.TimeZone }).SingleOrDefaultAsync(ct);
            return site is null
                ? null
                : new DeskSite(site.Id, site.Name, site.TimeZone, LocalTime.DateAt(clock.GetUtcNow(), LocalTime.Zone(site.TimeZone)));
        });

    public Task<List<SiteSession>> ExecuteAsync(DateOnly from, DateOnly to, Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, db => (
            from session in db.Sessions
            join doctor in db.Doctors on session.DoctorId equals doctor.Id
            where session.SiteId == actor.SiteId && session.LocalDate >= @from && session.LocalDate <= to
            orderby session.StartsAt, session.Room
            select new SiteSession(
                session.Id,
                session.State,
                session.LocalDate,
                session.Part,
                session.StartsAt,
                session.EndsAt,
                session.AnswerBefore,
                doctor.FirstName + " " + doctor.LastName,
                session.Specialty,
                session.Room,
                db.Slots.Count(s => s.SessionId == session.Id && s.State != SlotState.Closed),
                db.Slots.Count(s => s.SessionId == session.Id && s.State == SlotState.Booked))).ToListAsync(ct));
}
