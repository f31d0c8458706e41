using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Offers;

/// <summary>The words to the patients of a session that does not take place, or that takes place after all.</summary>
public sealed class FallenMessages(
    AppointmentLinks links, OfferLinks offers, AppointmentCalendar calendar, IOptions<OperatorOptions> options, TimeProvider clock)
{
    /// <param name="session">The one that fell: the person's own, or that of the slot which was kept for them.</param>
    /// <param name="appointment">Displaced.</param>
    /// <param name="contact">Of its person.</param>
    /// <param name="site">Where it was to be.</param>
    /// <param name="offered">What is kept for them instead; null when nothing could be.</param>
    internal MessageToSend SessionFell(Session session, Appointment appointment, string? contact, Site site, (SlotOffer Offer, NearSlot Near)? offered)
    {
        var when = Dates.FullAt(appointment.StartsAt, site.TimeZone);
        var next = offered is { } kept
            ? string.Join(
                '\n',
                Say($"Nous vous gardons une autre place jusqu’au {Dates.FullAt(kept.Offer.Until, kept.Near.Site.TimeZone)}\u00A0: {Dates.FullAt(kept.Near.Slot.StartsAt, kept.Near.Site.TimeZone)}, {kept.Near.Site.Name}, à {kept.Near.Site.CommuneName}."),
                Say("La prendre ou la laisser\u00A0:"),
                offers.OfferUrl(kept.Offer.Id),
                "",
                Say("Voir d’autres horaires\u00A0:"),
                links.UrlOf(appointment.Reference, appointment.Id))
            : string.Join(
                '\n',
                Say("Aucune place n’est libre près de là pour l’instant. Vous êtes sur la liste d’attente depuis le jour de votre réservation\u00A0: nous vous écrivons dès qu’une place est pour vous."),
                "",
                Say("Choisir un autre horaire\u00A0:"),
                links.UrlOf(appointment.Reference, appointment.Id));
        var body = Say($"Votre rendez-vous {when}, {site.Name}, ne peut pas avoir lieu\u00A0: le médecin ou le lieu a dû annuler.") + "\n\n" + next;
        return Message($"session-cancelled:{appointment.Id:N}:{session.Id:N}", Say("Votre rendez-vous est à déplacer"), body, contact, appointment, site);
    }

    /// <summary>Another doctor comes: the same hour is theirs again, if they want it.</summary>
    internal MessageToSend GivenBack(Appointment appointment, string? contact, Site site, SlotOffer offer)
    {
        var body = string.Join(
            '\n',
            Say($"Un autre médecin vient\u00A0: votre rendez-vous {Dates.FullAt(appointment.StartsAt, site.TimeZone)}, {site.Name}, peut avoir lieu. La place vous est gardée jusqu’au {Dates.FullAt(offer.Until, site.TimeZone)}."),
            "",
            Say("La reprendre ou la laisser\u00A0:"),
            offers.OfferUrl(offer.Id));
        return Message($"session-replaced:{offer.Id:N}", Say("Votre rendez-vous peut avoir lieu"), body, contact, appointment, site);
    }

    private MessageToSend Message(string eventKey, string subject, string body, string? contact, Appointment appointment, Site site) => new(
        eventKey,
        contact,
        subject,
        options.Value.Sign(body),
        clock.GetUtcNow().AddDays(3))
    {
        Kind = MessageKind.SessionFell,
        CalendarFile = calendar.Write(appointment, $"{site.Name}, {site.Address}, {site.Postcode}\u00A0{site.CommuneName}"),
        PersonId = appointment.PersonId,
        AppointmentId = appointment.Id,
        TimeZone = site.TimeZone,
    };
}
