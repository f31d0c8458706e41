using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Shell;

namespace Pacte.Web.Outbox;

/// <summary>Tells a doctor that somebody else gave up a session that they had accepted: nobody travels to a closed door.</summary>
public sealed class DoctorNotice(OutboxWriter outbox, IOptions<OperatorOptions> options)
{
    /// <param name="db">The context of the act.</param>
    /// <param name="session">Declined or cancelled by then.</param>
    /// <param name="by">Site or agency.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task WriteAsync(PacteDb db, Session session, CancelledBy by, CancellationToken ct)
    {
        var email = await db.Doctors.IgnoreQueryFilters().Where(d => d.Id == session.DoctorId).Select(d => d.Email).SingleAsync(ct);
        var site = await db.Sites.Where(s => s.Id == session.SiteId).Select(s => new { s.Name, s.CommuneName }).SingleAsync(ct);
        var why = by is CancelledBy.Ars ? "est annulée par l’agence régionale de santé" : "n’aura pas lieu : le lieu ne peut pas vous accueillir ce jour-là";
        var rest = session.State is SessionState.Cancelled ? "Vous n’avez rien à faire : les patients sont prévenus." : "Vous n’avez rien à faire.";
        var body = $"Votre vacation du {Dates.Full(session.LocalDate)} ({SiteWords.Of(session.Part)}), {site.Name} à {site.CommuneName}, {why}.\n{rest}";
        outbox.Write(db, new MessageToSend(
            $"session-cancelled-doctor:{session.Id:N}",
            email,
            "Une de vos vacations est annulée",
            options.Value.Sign(body),
            session.EndsAt));
    }
}
