using System.Text;
using Pacte.Domain;
using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Planning;

/// <summary>Tells each doctor of a published plan, once, all that is proposed to them.</summary>
public sealed class ProposalMessages(OutboxWriter outbox)
{
    internal void Write(PacteDb db, Guid planId, Doctor doctor, IReadOnlyList<Proposal> proposals)
    {
        var month = FrenchDates.MonthName(MonthOfYear.Of(proposals[0].Date));
        outbox.Write(db, new MessageToSend(
            $"plan-published:{planId}:{doctor.Id}",
            doctor.Email,
            proposals.Count == 1 ? $"Une journée vous est proposée en {month}" : $"{proposals.Count} journées vous sont proposées en {month}",
            Body(doctor, proposals),
            proposals.Max(p => p.Session.AnswerBefore)));
    }

    private static string Body(Doctor doctor, IReadOnlyList<Proposal> proposals)
    {
        var text = new StringBuilder();
        text.AppendLine($"Bonjour Dr {doctor.LastName},").AppendLine();
        text.AppendLine("Merci pour les jours que vous avez offerts. Voici ce qui vous est proposé\u00A0:").AppendLine();
        foreach (var proposal in proposals)
        {
            var (site, session) = (proposal.Site, proposal.Session);
            text.AppendLine($"– {FrenchDates.Full(proposal.Date)}, {SiteWords.Of(session.Part)}, à {site.CommuneName} ({site.Name}), à environ {FrenchNumbers.Km(proposal.RoadKm)}.");
            text.AppendLine($"  Répondez avant le {FrenchDates.FullAt(session.AnswerBefore, site.TimeZone)}.");
        }

        text.AppendLine().AppendLine("Pour accepter ou décliner, ouvrez « Mon mois » dans votre espace Pacte.");
        text.AppendLine("Ces propositions viennent d’un calcul, relu et publié par votre agence régionale de santé. Ses règles sont publiques.");
        return text.ToString();
    }
}
