using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Offers;

/// <summary>The words of the waiting list's messages.</summary>
public sealed class OfferMessages(OfferLinks links, IOptions<OperatorOptions> options)
{
    public MessageToSend Offered(SlotOffer offer, Slot slot, Site site, string? contact)
    {
        var when = Dates.FullAt(slot.StartsAt, site.TimeZone);
        var until = Dates.FullAt(offer.Until, site.TimeZone);
        var body = string.Join(
            '\n',
            Say($"Une place pour vous\u00A0: {when}, {site.Name}, à {site.CommuneName}."),
            Say($"Elle vous est gardée jusqu’au {until}."),
            "",
            Say("Prendre ou laisser cette place\u00A0:"),
            links.OfferUrl(offer.Id),
            "",
            Say($"Un calcul a classé les demandes. Ses règles\u00A0: {links.RulesUrl}"));
        return new(
            $"slot-offered:{offer.Id:N}",
            contact,
            Say("Une place pour vous"),
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
        var body = string.Join(
            '\n',
            Say($"Vous êtes sur la liste d’attente près de {place}, jusqu’au {Dates.FullWithYear(entry.LastDay)}."),
            Say("Dès qu’une place est pour vous, nous vous écrivons. Elle vous est gardée un moment\u00A0: répondez vite."),
            "",
            Say("Voir ou quitter la liste\u00A0:"),
            links.EntryUrl(entry.Id));
        // Who joins again keeps the day since which they wait, perhaps long ago: only the last day says until when this is worth reading.
        var until = new DateTimeOffset(entry.LastDay, TimeOnly.MinValue, TimeSpan.Zero);
        return new($"waiting-joined:{entry.Id:N}", contact, Say("Vous êtes sur la liste d’attente"), Signed(body), until)
        {
            PersonId = entry.PersonId,
        };
    }

    private string Signed(string body) => options.Value.Sign(body);
}
