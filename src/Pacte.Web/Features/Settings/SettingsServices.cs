namespace Pacte.Web.Features.Settings;

internal static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) =>
        services.AddSingleton<SeeSettings>().AddSingleton<ChangeSettings>();
}
