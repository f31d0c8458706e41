using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pacte.Web.Data;

internal static class DataServices
{
    /// <summary>One pool of connections per process; data contexts are made by <see cref="UnitOfWork"/> alone.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => new NpgsqlDataSourceBuilder(connectionString).Build());
        services.AddSingleton(provider => new DbContextOptionsBuilder<PacteDb>()
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>())
            .Options);
        services.AddSingleton<UnitOfWork>();
        return services;
    }

    /// <summary>Brings the schema up to date; EF Core takes a lock, so that nodes starting together wait for one another.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var db = new PacteDb(services.GetRequiredService<DbContextOptions<PacteDb>>());
        await db.Database.MigrateAsync(ct);
    }
}
