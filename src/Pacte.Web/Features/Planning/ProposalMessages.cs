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
    /// <param name="db">The context of the act.</param>
    /// <param name="planId">The plan that is published.</param>
    /// <param name="doctor">Who is written to.</param>
    /// <param name="proposals">What the plan proposes to them.</param>
    /// <param name="withdrawn">What it takes back; one of the two lists may be empty.</param>
    internal void Write(PacteDb db, Guid planId, Doctor doctor, IReadOnlyList<Proposal> proposals, IReadOnlyList<Proposal> withdrawn)
    {
        outbox.Write(db, new MessageToSend(
            $"plan-published:{planId}:{doctor.Id}",
            doctor.Email,
            Subject(proposals, withdrawn),
            Body(doctor, proposals, withdrawn),
            proposals.Concat(withdrawn).Max(p => p.Session.AnswerBefore)));
    }

    private static string Subject(IReadOnlyList<Proposal> proposals, IReadOnlyList<Proposal> withdrawn)
    {
        var month = FrenchDates.MonthName(MonthOfYear.Of(proposals.Concat(withdrawn).First().Date));
        return proposals.Count switch
        {
            0 => withdrawn.Count == 1 ? $"Une proposition est retirée en {month}" : $"{withdrawn.Count} propositions sont retirées en {month}",
            1 => $"Une vacation vous est proposée en {month}",
            _ => $"{proposals.Count} vacations vous sont proposées en {month}",
        };
    }

    private string Body(Doctor doctor, IReadOnlyList<Proposal> proposals, IReadOnlyList<Proposal> withdrawn)
    {
        var text = new StringBuilder();
        text.AppendLine($"Bonjour Dr {doctor.LastName},").AppendLine();
        if (withdrawn.Count > 0)
            Tell(text, withdrawn);
        if (proposals.Count > 0)
            Ask(text, proposals);
        text.AppendLine("Ces propositions viennent d’un calcul, relu et publié par une agence de santé. Ses règles sont publiques\u00A0:");
        text.AppendLine(address.Of("/regles"));
        return options.Value.Sign(text.ToString());
    }

    private static void Tell(StringBuilder text, IReadOnlyList<Proposal> withdrawn)
    {
        text.AppendLine("Les besoins ont changé depuis notre dernier message. Vous n’avez plus à répondre pour\u00A0:").AppendLine();
        foreach (var proposal in withdrawn)
            text.AppendLine($"– {FrenchDates.Full(proposal.Date)}, {SiteWords.Of(proposal.Session.Part)}, {proposal.Site.Name}, {proposal.Site.CommuneName}.");
        text.AppendLine();
    }

    private void Ask(StringBuilder text, IReadOnlyList<Proposal> proposals)
    {
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
    }
}
