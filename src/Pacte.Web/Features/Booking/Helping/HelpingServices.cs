namespace Pacte.Web.Features.Booking.Helping;

internal static class HelpingServices
{
    public static IServiceCollection AddHelping(this IServiceCollection services) => services
        .AddSingleton<HoldForSomebody>()
        .AddSingleton<BookForSomebody>()
        .AddSingleton<SeeHelped>()
        .AddSingleton<CancelForSomebody>();
}
