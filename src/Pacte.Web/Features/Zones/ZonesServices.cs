namespace Pacte.Web.Features.Zones;

internal static class ZonesServices
{
    public static IServiceCollection AddZones(this IServiceCollection services) =>
        services.AddSingleton<ImportZones>().AddSingleton<ListZones>().AddSingleton<ZoneUpload>();
}
