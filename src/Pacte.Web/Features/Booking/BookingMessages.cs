using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

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
        var until = FrenchDates.HourIn(LocalTime.FromInstant(draft.CodeExpiresAt!.Value, LocalTime.Zone(zoneId)).Time, zoneId);
        return new(
            $"booking-code:{draft.Id:N}:{draft.CodesSent}",
            contact.Value,
            "Votre code pour réserver",
            Signed($"Votre code Pacte\u00A0: {code}. Il est valable jusqu’à {until}. Ne le donnez à personne."),
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
            ? $"""
               C’est réservé.

               Votre rendez-vous : {When(appointment, site)}.
               {site.Name}
               {site.Address}
               Présentez-vous à l’accueil dix minutes avant. Ce qu’il faut apporter est écrit sur la page de votre rendez-vous.
               Sans dépassement d’honoraires.{(appointment.NeedsCall ? "\nL’accueil du lieu va vous appeler, ou vous écrire, pour confirmer ce rendez-vous." : "")}

               Votre numéro de rendez-vous : {appointment.Reference}

               Voir ou annuler ce rendez-vous :
               {url}
               """
            : $"C’est réservé\u00A0: {When(appointment, site)}, {site.Name}, {site.CommuneName}. Voir ou annuler\u00A0: {url}";
        return new(
            $"appointment-booked:{appointment.Id:N}", contact.Value, "Votre rendez-vous est réservé", Signed(body), appointment.EndsAt)
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
        "Votre rendez-vous est annulé",
        Signed(
            $"Votre rendez-vous {When(appointment, site)}, {site.Name}, est annulé, comme vous l’avez demandé. "
            + $"Pour en prendre un autre\u00A0: {links.Home}"),
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
            $"{When(a.Appointment, a.Site)}, {a.Site.Name}\u00A0: {links.UrlOf(a.Appointment.Reference, a.Appointment.Id)}");
        var body = Signed($"Vos rendez-vous à venir\u00A0:\n{string.Join('\n', lines)}");
        return new(bucket, contact, "Vos rendez-vous", body, clock.GetUtcNow().AddHours(2)) { IsOnDemand = true, Kind = MessageKind.Links };
    }

    /// <summary>The calendar file, the same that the appointment's page gives.</summary>
    public string Calendar(Appointment appointment, PublicSite site) => calendar.Write(appointment, $"{site.Name}, {site.Address}");

    internal static string When(Appointment appointment, PublicSite site) => FrenchDates.FullAt(appointment.StartsAt, site.ZoneId);

    internal string Signed(string body) => options.Value.Sign(body);
}
