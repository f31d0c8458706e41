namespace Pacte.Web.Data.Seed;

internal static class SeedServices
{
    public static IServiceCollection AddSeed(this IServiceCollection services) =>
        services.AddSingleton<ReferenceLoader>().AddSingleton<SeedScenario>();
}
