using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Features.Booking.Rights;
using Pacte.Web.Features.Planning;
using Pacte.Web.Features.Volunteering;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;
using Pacte.Web.Starting;

namespace Pacte.Web.Workers;

internal static class WorkerServices
{
    /// <summary>Periodic work of this process, unless its start says that other processes do it.</summary>
    public static IServiceCollection AddWorkers(this IServiceCollection services, StartOptions options)
    {
        if (!options.Workers)
            return services;
        return services
            .AddWorker<ComputePlan>("planning", TimeSpan.FromSeconds(2), ComputeAllAsync)
            .AddWorker<DeliverMessages>("outbox", TimeSpan.FromSeconds(5), (deliver, ct) => deliver.ExecuteAsync(ct))
            .AddWorker<PassOffers>("offers", TimeSpan.FromSeconds(5), (pass, ct) => pass.ExecuteAsync(ct))
            .AddWorker<ExpireAnswers>("answers", TimeSpan.FromMinutes(1), (expire, ct) => expire.ExecuteAsync(ct))
            .AddWorker<WriteReminders>("reminders", TimeSpan.FromMinutes(5), (write, ct) => write.ExecuteAsync(ct))
            .AddWorker<ForgetDrafts>("drafts", TimeSpan.FromHours(1), (forget, ct) => forget.ExecuteAsync(ct))
            .AddWorker<ForgetMessages>("messages-kept", TimeSpan.FromHours(1), (forget, ct) => forget.ExecuteAsync(ct))
            .AddWorker<ForgetIdentities>("identities-kept", TimeSpan.FromHours(1), (forget, ct) => forget.ExecuteAsync(ct));
    }

    private static async Task ComputeAllAsync(ComputePlan compute, CancellationToken ct)
    {
        while (await compute.ExecuteNextAsync(ct))
        {
        }
    }

    private static IServiceCollection AddWorker<TUseCase>(
        this IServiceCollection services, string name, TimeSpan pause, Func<TUseCase, CancellationToken, Task> round)
        where TUseCase : notnull =>
        services.AddSingleton<IHostedService>(provider => new PeriodicWorker(
            name,
            pause,
            ct => round(provider.GetRequiredService<TUseCase>(), ct),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PeriodicWorker>>()));
}
