namespace Pacte.Web.Features.Booking.Finding;

internal static class FindingServices
{
    public static IServiceCollection AddFinding(this IServiceCollection services) => services
        .AddSingleton<SearchPlaces>()
        .AddSingleton<AdviceDirectory>()
        .AddSingleton<NextDates>()
        .AddSingleton<WaysOn>()
        .AddSingleton<SeeZone>()
        .AddSingleton<PublicPages>();
}
