using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Languages;
using Pacte.Web.Outbox;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Keeping;

/// <summary>The words of the messages about an appointment that its holder changes.</summary>
public sealed class KeepingMessages(BookingMessages booking, AppointmentLinks links)
{
    /// <summary>The calendar file bears the same uid and a higher sequence: agendas replace the hour that they had.</summary>
    public MessageToSend Moved(Appointment appointment, Contact? contact, PublicSite site)
    {
        var when = Dates.FullAt(appointment.StartsAt, site.ZoneId);
        var url = links.UrlOf(appointment.Reference, appointment.Id);
        var body = contact is { IsEmail: true }
            ? string.Join(
                '\n',
                Say("Votre rendez-vous est déplacé, comme vous l’avez demandé."),
                "",
                Say($"Votre rendez-vous\u00A0: {when}."),
                site.Name,
                site.Address,
                BookingMessages.ToCome,
                BookingMessages.Tariff,
                "",
                Say($"Votre numéro de rendez-vous ne change pas\u00A0: {appointment.Reference}"),
                "",
                Say("Voir, déplacer ou annuler ce rendez-vous\u00A0:"),
                url)
            : Say($"Votre rendez-vous est déplacé\u00A0: {when}, {site.Name}, {site.CommuneName}. Voir ou annuler\u00A0: {url}");
        return new(
            $"appointment-moved:{appointment.Id:N}:{appointment.CalendarSequence}",
            contact?.Value,
            Say("Votre rendez-vous est déplacé"),
            booking.Signed(body),
            appointment.EndsAt)
        {
            Kind = MessageKind.Moved,
            PersonId = appointment.PersonId,
            AppointmentId = appointment.Id,
            AppointmentStartsAt = appointment.StartsAt,
            TimeZone = site.ZoneId,
            CalendarFile = booking.Calendar(appointment, site),
        };
    }
}
