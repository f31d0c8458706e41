namespace Pacte.Web.Features.Advice;

internal static class AdviceServices
{
    public static IServiceCollection AddAdvice(this IServiceCollection services) =>
        services.AddSingleton<ListAdvice>().AddSingleton<SetAdvice>().AddSingleton<EndAdvice>();
}
