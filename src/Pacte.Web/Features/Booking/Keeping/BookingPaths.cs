namespace Pacte.Web.Features.Booking.Keeping;

/// <summary>Addresses of an appointment without its key, for forms that carry it as a field.</summary>
internal static class BookingPaths
{
    public static string Move(AppointmentView view) => $"/rendez-vous/{view.Appointment.Reference}/deplacer";
}
