using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

namespace Pacte.Web.Offers;

/// <summary>The words of the waiting list's messages.</summary>
public sealed class OfferMessages(OfferLinks links, IOptions<OperatorOptions> options)
{
    public MessageToSend Offered(SlotOffer offer, Slot slot, Site site, string? contact)
    {
        var when = FrenchDates.FullAt(slot.StartsAt, site.TimeZone);
        var until = FrenchDates.FullAt(offer.Until, site.TimeZone);
        var body =
            $"""
             Une place pour vous : {when}, {site.Name}, à {site.CommuneName}.
             Elle vous est gardée jusqu’au {until}.

             Prendre ou laisser cette place :
             {links.OfferUrl(offer.Id)}

             Un calcul a classé les demandes. Ses règles : {links.RulesUrl}
             """;
        return new(
            $"slot-offered:{offer.Id:N}",
            contact,
            "Une place pour vous",
            Signed(body),
            offer.Until)
        {
            Kind = MessageKind.Offer,
            PersonId = offer.PersonId,
            TimeZone = site.TimeZone,
        };
    }

    public MessageToSend Joined(WaitingEntry entry, string contact, string place)
    {
        var body =
            $"""
             Vous êtes sur la liste d’attente près de {place}, jusqu’au {FrenchDates.FullWithYear(entry.LastDay)}.
             Dès qu’une place est pour vous, nous vous écrivons. Elle vous est gardée un moment : répondez vite.

             Voir ou quitter la liste :
             {links.EntryUrl(entry.Id)}
             """;
        // Who joins again keeps the day since which they wait, perhaps long ago: only the last day says until when this is worth reading.
        var until = new DateTimeOffset(entry.LastDay, TimeOnly.MinValue, TimeSpan.Zero);
        return new($"waiting-joined:{entry.Id:N}", contact, "Vous êtes sur la liste d’attente", Signed(body), until)
        {
            PersonId = entry.PersonId,
        };
    }

    private string Signed(string body) => options.Value.IsDemonstration ? $"{body}\n\nDémonstration : aucun rendez-vous réel." : body;
}
