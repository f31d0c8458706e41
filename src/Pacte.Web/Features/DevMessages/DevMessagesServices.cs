namespace Pacte.Web.Features.DevMessages;

internal static class DevMessagesServices
{
    public static IServiceCollection AddDevMessages(this IServiceCollection services) => services.AddSingleton<ReadOutbox>();
}
