using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Web.Access;
using Pacte.Web.Outbox;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Reminders;

/// <summary>
/// The words of the reminders: where, when, and a link. Nothing says what the appointment is for. As a short message they hold in two
/// segments: a long name of a site is cut, never the hour nor the link.
/// </summary>
public sealed class ReminderMessages(BookingMessages messages, AppointmentLinks links)
{
    /// <summary>Segments that a reminder may cost.</summary>
    public const int SegmentsAtMost = 2;

    /// <param name="kind"><see cref="MessageKind.ThreeDaysBefore"/> or <see cref="MessageKind.DayBefore"/>.</param>
    /// <param name="appointment">Booked.</param>
    /// <param name="contact">Of the person; null when they are told by voice.</param>
    /// <param name="site">Of the appointment.</param>
    /// <param name="expiresAt">Until when it is worth sending.</param>
    public MessageToSend Of(MessageKind kind, Appointment appointment, string? contact, PublicSite site, DateTimeOffset expiresAt)
    {
        var asks = kind is MessageKind.ThreeDaysBefore;
        var link = asks ? AnswerUrl(appointment) : links.UrlOf(appointment.Reference, appointment.Id);
        var when = BookingMessages.When(appointment, site);
        var body = contact is { } known && new Contact(known).IsEmail ? Letter(asks, when, site, link) : Short(asks, when, site, link);
        return new(
            KeyOf(kind, appointment), contact, Say(asks ? "Viendrez-vous à votre rendez-vous\u202F?" : "Rappel de votre rendez-vous"), body, expiresAt)
        {
            Kind = kind,
            PersonId = appointment.PersonId,
            AppointmentId = appointment.Id,
            AppointmentStartsAt = appointment.StartsAt,
            TimeZone = site.ZoneId,
        };
    }

    /// <summary>Another hour is another event: a moved appointment is reminded of its new one.</summary>
    private static string KeyOf(MessageKind kind, Appointment appointment) =>
        $"reminder:{kind}:{appointment.Id:N}:{appointment.StartsAt.ToUnixTimeSeconds()}";

    private string AnswerUrl(Appointment appointment) =>
        links.UrlOf($"{appointment.Reference}/reponse", appointment.Id);

    private string Letter(bool asks, string when, PublicSite site, string link)
    {
        var place = $"{Say($"Vous avez rendez-vous {when}.")}\n{site.Name}\n{site.Address}";
        return messages.Signed(asks
            ? string.Join(
                '\n',
                place,
                "",
                Say("Dites-nous si vous venez\u00A0:"),
                link,
                "",
                Say("Si vous ne pouvez pas venir, annulez par ce même lien\u00A0: la place servira à quelqu’un d’autre."))
            : string.Join(
                '\n',
                place,
                Say("Présentez-vous à l’accueil dix minutes avant."),
                "",
                Say("Voir ou annuler ce rendez-vous\u00A0:"),
                link));
    }

    private string Short(bool asks, string when, PublicSite site, string link)
    {
        var name = site.Name;
        while (Gsm7.Segments(Gsm7.Fold(Words(name))) > SegmentsAtMost && name.Length > 0)
            name = name[..^1].TrimEnd();
        return Words(name);

        string Words(string place) => messages.Signed(asks
            ? Say($"Rendez-vous {when}, {place}. Vous venez\u00A0? Répondez ici\u00A0: {link}")
            : Say($"Rendez-vous {when}, {place}. Voir ou annuler\u00A0: {link}"));
    }
}
