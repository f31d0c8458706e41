using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// The words of the messages to patients. Nothing medical, not even a specialty; nothing personal in a subject; until an operator is named,
/// each says that it is a demonstration.
/// </summary>
public sealed class BookingMessages(
    AppointmentLinks links, AppointmentCalendar calendar, IOptions<OperatorOptions> options, TimeProvider clock)
{
    public MessageToSend Code(BookingDraft draft, Contact contact, string code, string zoneId)
    {
        var until = Dates.HourIn(LocalTime.FromInstant(draft.CodeExpiresAt!.Value, LocalTime.Zone(zoneId)).Time, zoneId);
        return new(
            $"booking-code:{draft.Id:N}:{draft.CodesSent}",
            contact.Value,
            Say("Votre code pour réserver"),
            Signed(Say($"Votre code Pacte\u00A0: {code}. Il est valable jusqu’à {until}. Ne le donnez à personne.")),
            draft.CodeExpiresAt.Value)
        {
            IsOnDemand = true,
            Kind = MessageKind.Code,
            TimeZone = zoneId,
        };
    }

    public MessageToSend Booked(Appointment appointment, Contact contact, PublicSite site)
    {
        var url = links.UrlOf(appointment.Reference, appointment.Id);
        var body = contact.IsEmail
            ? string.Join(
                '\n',
                Say("C’est réservé."),
                "",
                Say($"Votre rendez-vous\u00A0: {When(appointment, site)}."),
                site.Name,
                site.Address,
                ToCome,
                Tariff + (appointment.NeedsCall ? "\n" + Say("L’accueil du lieu va vous appeler, ou vous écrire, pour confirmer ce rendez-vous.") : ""),
                "",
                Say($"Votre numéro de rendez-vous\u00A0: {appointment.Reference}"),
                "",
                Say("Voir ou annuler ce rendez-vous\u00A0:"),
                url)
            : Say($"C’est réservé\u00A0: {When(appointment, site)}, {site.Name}, {site.CommuneName}. Voir ou annuler\u00A0: {url}");
        return new(
            $"appointment-booked:{appointment.Id:N}", contact.Value, Say("Votre rendez-vous est réservé"), Signed(body), appointment.EndsAt)
        {
            Kind = MessageKind.Booked,
            CalendarFile = Calendar(appointment, site),
            PersonId = appointment.PersonId,
            AppointmentId = appointment.Id,
            AppointmentStartsAt = appointment.StartsAt,
            TimeZone = site.ZoneId,
        };
    }

    public MessageToSend Cancelled(Appointment appointment, string contact, PublicSite site) => new(
        $"appointment-cancelled:{appointment.Id:N}",
        contact,
        Say("Votre rendez-vous est annulé"),
        Signed(
            Say($"Votre rendez-vous {When(appointment, site)}, {site.Name}, est annulé, comme vous l’avez demandé. Pour en prendre un autre\u00A0: {links.Home}")),
        clock.GetUtcNow().AddDays(1))
    {
        Kind = MessageKind.Cancelled,
        CalendarFile = Calendar(appointment, site),
        PersonId = appointment.PersonId,
        AppointmentId = appointment.Id,
        TimeZone = site.ZoneId,
    };

    /// <param name="bucket">Names the demand: made twice within it, one message leaves.</param>
    public MessageToSend Links(string bucket, string contact, IEnumerable<(Appointment Appointment, PublicSite Site)> appointments)
    {
        var lines = appointments.Select(a =>
            Say($"{When(a.Appointment, a.Site)}, {a.Site.Name}\u00A0: {links.UrlOf(a.Appointment.Reference, a.Appointment.Id)}"));
        var body = Signed($"{Say("Vos rendez-vous à venir\u00A0:")}\n{string.Join('\n', lines)}");
        return new(bucket, contact, Say("Vos rendez-vous"), body, clock.GetUtcNow().AddHours(2)) { IsOnDemand = true, Kind = MessageKind.Links };
    }

    /// <summary>The calendar file, the same that the appointment's page gives.</summary>
    public string Calendar(Appointment appointment, PublicSite site) => calendar.Write(appointment, $"{site.Name}, {site.Address}");

    internal static string ToCome =>
        Say("Présentez-vous à l’accueil dix minutes avant. Ce qu’il faut apporter est écrit sur la page de votre rendez-vous.");

    internal static string Tariff => Say("Sans dépassement d’honoraires.");

    internal static string When(Appointment appointment, PublicSite site) => Dates.FullAt(appointment.StartsAt, site.ZoneId);

    internal string Signed(string body) => options.Value.Sign(body);
}
