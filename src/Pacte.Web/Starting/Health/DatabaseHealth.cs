using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Pacte.Web.Starting.Health;

/// <summary>The database answers and has the schema of this version.</summary>
public sealed class DatabaseHealth(StartProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await probe.IsSchemaCurrentAsync(cancellationToken)
                ? HealthCheckResult.Healthy("reachable, migrations applied")
                : HealthCheckResult.Unhealthy("reachable, migrations pending");
        }
        catch (NpgsqlException)
        {
            return HealthCheckResult.Unhealthy("unreachable");
        }
    }
}
