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
        services.AddSingleton<Places.PlaceDirectory>();
        return services;
    }
}
