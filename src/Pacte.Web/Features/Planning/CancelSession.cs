using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

namespace Pacte.Web.Features.Planning;

/// <summary>An agency cancels a session of its region; patients and doctor are told in the same transaction.</summary>
public sealed class CancelSession(UnitOfWork work, SessionCancellation cancellation, OutboxWriter outbox, IOptions<OperatorOptions> options)
{
    public Task<Result<Done, SessionRefusal>> ExecuteAsync(Guid sessionId, SessionReason reason, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, SessionRefusal>(
            actor.Scope,
            async db =>
            {
                var cancelled = await cancellation.CancelAsync(db, actor, sessionId, CancelledBy.Ars, reason, ct);
                if (cancelled.IsDone)
                    await TellDoctorAsync(db, sessionId, ct);
                return cancelled;
            },
            SessionConstraints.RefusalOf,
            ct,
            SessionRefusal.ChangedMeanwhile);

    private async Task TellDoctorAsync(PacteDb db, Guid sessionId, CancellationToken ct)
    {
        var session = db.Sessions.Local.Single(s => s.Id == sessionId);
        var email = await db.Doctors.Where(d => d.Id == session.DoctorId).Select(d => d.Email).SingleAsync(ct);
        var site = await db.Sites.Where(s => s.Id == session.SiteId).Select(s => new { s.Name, s.CommuneName }).SingleAsync(ct);
        var body =
            $"""
             Votre vacation du {FrenchDates.Full(session.LocalDate)} ({SiteWords.Of(session.Part)}), {site.Name} à {site.CommuneName}, est annulée par l’agence régionale de santé.
             Vous n’avez rien à faire : les patients sont prévenus.
             """;
        outbox.Write(db, new MessageToSend(
            $"session-cancelled-doctor:{sessionId:N}",
            email,
            "Une de vos vacations est annulée",
            options.Value.IsDemonstration ? $"{body}\n\nDémonstration\u00A0: aucun rendez-vous réel." : body,
            session.EndsAt));
    }
}
