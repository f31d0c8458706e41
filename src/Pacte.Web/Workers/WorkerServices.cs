using Pacte.Domain.Messages;
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
            .AddWorker<MessageQueue>("outbox", TimeSpan.FromSeconds(5), (queue, ct) => queue.SettleAsync(ct))
            .AddLanes(MessageChannel.Email)
            .AddLanes(MessageChannel.Sms)
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

    // Each lane comes back by itself: one that waits for a slow peer keeps no other, and no code, waiting.
    private static IServiceCollection AddLanes(this IServiceCollection services, MessageChannel channel)
    {
        for (var lane = 1; lane <= DeliverMessages.Lanes; lane++)
            services.AddWorker<DeliverMessages>($"{channel} {lane}", TimeSpan.FromSeconds(3), (deliver, ct) => deliver.SendAllAsync(channel, ct));
        return services;
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
