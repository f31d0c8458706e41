using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Pacte.Domain.Access;
using Pacte.Domain.Messages;
using Pacte.Web.Data;

namespace Pacte.Web.Starting.Health;

/// <summary>
/// How long the oldest due message has been waiting. Past <c>Pacte:Health:OldestMessage</c> the node is degraded, not unready:
/// patients must still book while the mail is down.
/// </summary>
public sealed class OutboxHealth(UnitOfWork work, IConfiguration configuration, TimeProvider clock) : IHealthCheck
{
    private readonly TimeSpan limit = configuration.GetValue("Pacte:Health:OldestMessage", TimeSpan.FromMinutes(15));

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var now = clock.GetUtcNow();
            var oldest = await work.ReadAsync(Scope.Service, db => db.OutboxMessages
                .Where(message => message.State == MessageState.Waiting && message.Channel != MessageChannel.Call && message.DueAt <= now && message.ExpiresAt > now)
                .MinAsync(message => (DateTimeOffset?)message.DueAt, cancellationToken));
            var age = now - (oldest ?? now);
            var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["oldestUnsentSeconds"] = (long)age.TotalSeconds };
            return age <= limit
                ? HealthCheckResult.Healthy("messages leave in time", data)
                : HealthCheckResult.Degraded("the oldest due message waits too long", exception: null, data);
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy("database unreachable");
        }
    }
}
