using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Shell;

namespace Pacte.Web.Outbox;

/// <summary>
/// Cancels a session and leaves nobody alone: in one transaction its slots close, its appointments wait to be moved
/// and each patient is written a message; when the doctor cannot come, their offer of that date ends. Whoever cancels (doctor, site, agency) does it through here.
/// </summary>
public sealed class SessionCancellation(
    TimeProvider clock, AppointmentLinks links, OutboxWriter outbox, AuditTrail audit, IOptions<OperatorOptions> options)
{
    /// <summary>The session's row is locked first, then its slots: the order in which patients take them.</summary>
    public async Task<Result<Done, SessionRefusal>> CancelAsync(
        PacteDb db, Actor actor, Guid sessionId, CancelledBy by, SessionReason reason, CancellationToken ct)
    {
        var session = await db.Sessions.FromSql($"select s.*, s.xmin from sessions s where s.id = {sessionId} for update").SingleOrDefaultAsync(ct);
        if (session is null)
            return SessionRefusal.NotFound;

        // Appointments are outside the scope of a doctor's own or an agency's queries: every one of this session is meant here.
        var slots = await db.Slots.FromSql($"select * from slots where session_id = {sessionId} order by starts_at for update").ToListAsync(ct);
        var appointments = await db.Appointments.IgnoreQueryFilters().Where(a => a.SessionId == sessionId).ToListAsync(ct);
        var result = session.Cancel(by, reason, slots, appointments);
        if (!result.IsDone)
            return result.As<Done>();
        await TellAsync(db, session, result.Value!, ct);
        var offers = await EndedOffers.RemoveAsync(db, session, ct);
        audit.Record(
            db, actor, "session-cancelled", nameof(Session), session.Id, $"by={by} reason={reason} displaced={result.Value!.Count} offers-ended={offers}");
        return new Done();
    }

    private async Task TellAsync(PacteDb db, Session session, IReadOnlyList<Appointment> displaced, CancellationToken ct)
    {
        if (displaced.Count == 0)
            return;
        var site = await db.Sites.AsNoTracking().SingleAsync(s => s.Id == session.SiteId, ct);
        var ids = displaced.Select(a => a.PersonId).ToList();
        var contacts = await db.Persons.IgnoreQueryFilters().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Contact, ct);
        foreach (var appointment in displaced)
            outbox.Write(db, Message(appointment, contacts[appointment.PersonId], site));
    }

    private MessageToSend Message(Appointment appointment, string contact, Site site)
    {
        var when = FrenchDates.FullAt(appointment.StartsAt, site.TimeZone);
        var body =
            $"""
             Votre rendez-vous {when}, {site.Name}, ne peut pas avoir lieu : le médecin ou le lieu a dû annuler.

             Choisissez un autre horaire :
             {links.UrlOf(appointment.Reference, appointment.Id)}
             """;
        return new(
            $"session-cancelled:{appointment.Id:N}:{appointment.CalendarSequence}",
            contact,
            "Votre rendez-vous est à déplacer",
            options.Value.IsDemonstration ? $"{body}\n\nDémonstration : aucun rendez-vous réel." : body,
            clock.GetUtcNow().AddDays(3));
    }
}
