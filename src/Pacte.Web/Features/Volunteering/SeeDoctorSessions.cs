using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Volunteering;

/// <summary>The sessions of a doctor between two dates, in order.</summary>
public sealed class SeeDoctorSessions(UnitOfWork work)
{
    public Task<IReadOnlyList<DoctorSession>> ExecuteAsync(DateOnly from, DateOnly to, Actor actor, CancellationToken ct) =>
        work.ReadAsync<IReadOnlyList<DoctorSession>>(
            actor.Scope, async db => actor.DoctorId is { } id ? await ReadAsync(db, id, from, to, ct) : []);

    /// <summary>One session of the doctor, or null.</summary>
    public Task<DoctorSession?> FindAsync(Guid sessionId, Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, async db =>
        {
            var date = await db.Sessions.Where(s => s.Id == sessionId && s.DoctorId == actor.DoctorId).Select(s => (DateOnly?)s.LocalDate).SingleOrDefaultAsync(ct);
            return date is { } day && actor.DoctorId is { } id
                ? (await ReadAsync(db, id, day, day, ct)).SingleOrDefault(s => s.Id == sessionId)
                : null;
        });

    internal async Task<IReadOnlyList<DoctorSession>> ReadAsync(PacteDb db, Guid doctorId, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = await (
            from session in db.Sessions
            join site in db.Sites on session.SiteId equals site.Id
            join doctor in db.Doctors on session.DoctorId equals doctor.Id
            join home in db.Communes on doctor.HomeCommuneInsee equals home.InseeCode
            where session.DoctorId == doctorId && session.LocalDate >= @from && session.LocalDate <= to
            orderby session.StartsAt
            select new
            {
                Session = session,
                Site = site,
                HomeInsee = home.InseeCode,
                home.Latitude,
                home.Longitude,
                Slots = db.Slots.Count(s => s.SessionId == session.Id && s.State != SlotState.Closed),
                Booked = db.Slots.Count(s => s.SessionId == session.Id && s.State == SlotState.Booked),
            }).ToListAsync(ct);
        return rows.ConvertAll(row => new DoctorSession(
            row.Session.Id,
            row.Session.State,
            row.Session.LocalDate,
            row.Session.Part,
            row.Session.StartsAt,
            row.Session.EndsAt,
            row.Session.AnswerBefore,
            row.Site.Id,
            row.Site.Name,
            $"{row.Site.Address}, {row.Site.Postcode} {row.Site.CommuneName}",
            row.Site.CommuneName,
            row.Session.TimeZone,
            row.Session.SlotMinutes,
            row.Slots,
            row.Booked,
            SeeDoctorMonth.PlaceOf(row.HomeInsee, row.Latitude, row.Longitude) is { } a
                && SeeDoctorMonth.PlaceOf(row.Site.CommuneInsee, row.Site.Latitude, row.Site.Longitude) is { } b
                ? Distance.RoadKm(a, b)
                : null));
    }
}
