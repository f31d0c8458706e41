using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>
/// The site says yes to a session that its doctor accepted. Both sides have then confirmed: slots are cut and open to patients at once, a share to the
/// waiting list first, and the doctor is told.
/// </summary>
public sealed class ConfirmSession(
    UnitOfWork work, TimeProvider clock, AuditTrail audit, OutboxWriter outbox, NewSlots slots, IOptions<OperatorOptions> options)
{
    /// <summary>Lengths of an appointment that a site may choose, in minutes.</summary>
    public static IReadOnlyList<int> SlotLengths { get; } = [15, 20, 30];

    public Task<Result<Done, SessionRefusal>> ExecuteAsync(Guid sessionId, int slotMinutes, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, SessionRefusal>(
            actor.Scope, db => ConfirmAsync(db, sessionId, slotMinutes, actor, ct), SessionConstraints.RefusalOf, ct, SessionRefusal.ChangedMeanwhile);

    private async Task<Result<Done, SessionRefusal>> ConfirmAsync(PacteDb db, Guid id, int slotMinutes, Actor actor, CancellationToken ct)
    {
        var session = await db.Sessions.FromSql($"select s.*, s.xmin from sessions s where s.id = {id} for update")
            .SingleOrDefaultAsync(s => s.SiteId == actor.SiteId, ct);
        if (session is null)
            return SessionRefusal.NotFound;
        var now = clock.GetUtcNow();
        var confirmed = session.Confirm(now, SlotLengths.Contains(slotMinutes) ? slotMinutes : 20);
        if (!confirmed.IsDone)
            return confirmed;

        // The session is saved as open before its slots: the database opens none in a session that is not.
        var opened = session.Open(() => Guid.CreateVersion7(now));
        if (!opened.IsDone)
            return opened.As<Done>();
        await slots.OpenAsync(db, session, opened.Value!, ct);
        await TellDoctorAsync(db, session, ct);
        audit.Record(db, actor, "session-confirmed", nameof(Session), session.Id, $"slots={opened.Value!.Count} minutes={session.SlotMinutes}");
        return new Done();
    }

    private async Task TellDoctorAsync(PacteDb db, Session session, CancellationToken ct)
    {
        var address = await db.Doctors.Where(d => d.Id == session.DoctorId).Select(d => d.Email).SingleAsync(ct);
        var site = await db.Sites.Where(s => s.Id == session.SiteId).Select(s => s.Name).SingleAsync(ct);
        var body = $"{site} vous attend {FrenchDates.FullAt(session.StartsAt, session.TimeZone)}. Les rendez-vous sont ouverts aux patients.";
        outbox.Write(db, new(
            $"session-confirmed:{session.Id:N}",
            address,
            "Votre vacation est confirmée",
            options.Value.Sign(body),
            session.StartsAt));
    }
}
