using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

namespace Pacte.Web.Offers;

/// <summary>The words of an offer.</summary>
public sealed class OfferMessages(OfferLinks links, IOptions<OperatorOptions> options)
{
    public MessageToSend Offered(SlotOffer offer, Slot slot, Site site, string contact)
    {
        var when = FrenchDates.FullAt(slot.StartsAt, site.TimeZone);
        var until = FrenchDates.FullAt(offer.Until, site.TimeZone);
        var body =
            $"""
             Une place pour vous : {when}, {site.Name}, à {site.CommuneName}.
             Elle vous est gardée jusqu’au {until}.

             Prendre ou laisser cette place :
             {links.OfferUrl(offer.Id)}

             Un calcul a classé les demandes. Ses règles : {links.RulesUrl}
             """;
        return new(
            $"slot-offered:{offer.Id:N}",
            contact,
            "Une place pour vous",
            options.Value.IsDemonstration ? $"{body}\n\nDémonstration : aucun rendez-vous réel." : body,
            offer.Until);
    }
}
