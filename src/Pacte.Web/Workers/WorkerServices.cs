using Pacte.Web.Starting;

namespace Pacte.Web.Workers;

internal static class WorkerServices
{
    /// <summary>Periodic work of this process, unless its start says that other processes do it.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services, StartOptions options)
    {
        if (options.Workers)
            services.AddHostedService<PlanWorker>();
        return services;
    }
}
