using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Pacte.Domain.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Starting.Health;

/// <summary>How much of the day's short messages is used. From four fifths on the node is degraded, not unready: e-mails go on.</summary>
public sealed class SmsHealth(UnitOfWork work, SmsBudget budget) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var day = await work.ReadAsync(Scope.Service, db => budget.TodayAsync(db, cancellationToken));
            var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["sent"] = day.Sent, ["budget"] = day.Budget };
            if (day.IsSpent)
                return HealthCheckResult.Degraded("the day's short messages are used", exception: null, data);
            return day.IsNearlySpent
                ? HealthCheckResult.Degraded("four fifths of the day's short messages are used", exception: null, data)
                : HealthCheckResult.Healthy("short messages are within the day's budget", data);
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy("database unreachable");
        }
    }
}
