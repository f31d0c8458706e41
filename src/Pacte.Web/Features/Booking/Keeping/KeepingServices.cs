namespace Pacte.Web.Features.Booking.Keeping;

internal static class KeepingServices
{
    public static IServiceCollection AddKeeping(this IServiceCollection services) => services
        .AddSingleton<KeepingMessages>()
        .AddSingleton<SlotsToMoveTo>()
        .AddSingleton<MoveAppointment>();
}
