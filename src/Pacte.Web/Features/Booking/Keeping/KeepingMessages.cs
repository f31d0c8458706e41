using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Time;
using Pacte.Web.Access;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;

namespace Pacte.Web.Features.Booking.Keeping;

/// <summary>The words of the messages about an appointment that its holder changes.</summary>
public sealed class KeepingMessages(BookingMessages booking, AppointmentLinks links, IOptions<OperatorOptions> options)
{
    /// <summary>The calendar file bears the same uid and a higher sequence: agendas replace the hour that they had.</summary>
    public MessageToSend Moved(Appointment appointment, Contact? contact, PublicSite site)
    {
        var when = FrenchDates.FullAt(appointment.StartsAt, site.ZoneId);
        var url = links.UrlOf(appointment.Reference, appointment.Id);
        var body = contact is { IsEmail: true }
            ? $"""
               Votre rendez-vous est déplacé, comme vous l’avez demandé.

               Votre rendez-vous : {when}.
               {site.Name}
               {site.Address}
               Présentez-vous à l’accueil dix minutes avant. Ce qu’il faut apporter est écrit sur la page de votre rendez-vous.
               Sans dépassement d’honoraires.

               Votre numéro de rendez-vous ne change pas : {appointment.Reference}

               Voir, déplacer ou annuler ce rendez-vous :
               {url}
               """
            : $"Votre rendez-vous est déplacé\u00A0: {when}, {site.Name}, {site.CommuneName}. Voir ou annuler\u00A0: {url}";
        return new(
            $"appointment-moved:{appointment.Id:N}:{appointment.CalendarSequence}",
            contact?.Value,
            "Votre rendez-vous est déplacé",
            options.Value.IsDemonstration ? $"{body}\nDémonstration\u00A0: aucun rendez-vous réel." : body,
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
