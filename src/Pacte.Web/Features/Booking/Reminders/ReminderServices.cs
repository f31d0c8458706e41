namespace Pacte.Web.Features.Booking.Reminders;

internal static class ReminderServices
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddSingleton<ReminderMessages>()
        .AddSingleton<WriteReminders>()
        .AddSingleton<ConfirmAppointment>();
}
