using Microsoft.Extensions.Options;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Shell;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Outbox;

/// <summary>The calendar file of an appointment: the same from its page and with every message, so that agendas keep one entry.</summary>
public sealed class AppointmentCalendar(AppointmentLinks links, IOptions<OperatorOptions> options, TimeProvider clock)
{
    /// <summary>Of the file, in the language spoken.</summary>
    public static string FileName => Say("rendez-vous.ics");

    /// <param name="appointment">Cancelled or to be moved, its entry leaves the agenda.</param>
    /// <param name="location">Name and address of the site, on one line.</param>
    public string Write(Appointment appointment, string location)
    {
        var description =
            Say($"Numéro de rendez-vous\u00A0: {appointment.Reference}") + "\n"
            + Say($"Voir ou annuler\u00A0: {links.UrlOf(appointment.Reference, appointment.Id)}");
        return CalendarFile.Write(new(
            $"{appointment.Id:N}@pacte",
            appointment.CalendarSequence,
            clock.GetUtcNow(),
            appointment.StartsAt,
            appointment.EndsAt,
            Say("Rendez-vous chez le médecin"),
            location,
            options.Value.Sign(description),
            appointment.State is AppointmentState.Cancelled or AppointmentState.ToMove));
    }
}
