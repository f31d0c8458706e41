using System.Text;
using Microsoft.Extensions.Options;
using Pacte.Domain;
using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

namespace Pacte.Web.Features.Planning;

/// <summary>Tells each doctor of a published plan, once, all that is proposed to them.</summary>
public sealed class ProposalMessages(OutboxWriter outbox, PublicAddress address, IOptions<OperatorOptions> options)
{
    internal void Write(PacteDb db, Guid planId, Doctor doctor, IReadOnlyList<Proposal> proposals)
    {
        var month = FrenchDates.MonthName(MonthOfYear.Of(proposals[0].Date));
        outbox.Write(db, new MessageToSend(
            $"plan-published:{planId}:{doctor.Id}",
            doctor.Email,
            proposals.Count == 1
                ? $"Une vacation vous est proposée en {month}"
                : $"{proposals.Count} vacations vous sont proposées en {month}",
            Body(doctor, proposals),
            proposals.Max(p => p.Session.AnswerBefore)));
    }

    private string Body(Doctor doctor, IReadOnlyList<Proposal> proposals)
    {
        var text = new StringBuilder();
        text.AppendLine($"Bonjour Dr {doctor.LastName},").AppendLine();
        text.AppendLine("Merci pour les jours que vous avez offerts. Voici ce qui vous est proposé\u00A0:").AppendLine();
        foreach (var proposal in proposals)
        {
            var (site, session) = (proposal.Site, proposal.Session);
            text.AppendLine($"– {FrenchDates.Full(proposal.Date)}, {SiteWords.Of(session.Part)}");
            text.AppendLine($"  {site.Name}, {site.CommuneName}, à environ {FrenchNumbers.Km(proposal.RoadKm)}.");
            text.AppendLine($"  Répondez avant le {FrenchDates.FullAt(session.AnswerBefore, site.TimeZone)}.");
        }

        text.AppendLine().AppendLine("Pour accepter ou décliner\u00A0:");
        text.AppendLine(address.Of($"/medecin/mois/{MonthOfYear.Of(proposals[0].Date)}")).AppendLine();
        text.AppendLine("Ces propositions viennent d’un calcul, relu et publié par une agence de santé. Ses règles sont publiques\u00A0:");
        text.AppendLine(address.Of("/regles"));
        if (options.Value.IsDemonstration)
            text.AppendLine().AppendLine("Démonstration\u00A0: aucun rendez-vous réel.");
        return text.ToString();
    }
}
