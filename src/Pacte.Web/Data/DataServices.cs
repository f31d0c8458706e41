using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Web.Data.Availability;

namespace Pacte.Web.Data;

internal static class DataServices
{
    /// <summary>One pool of connections per process; data contexts are made by <see cref="UnitOfWork"/> alone.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(Prepared(connectionString)));
        services.AddSingleton(provider => new DbContextOptionsBuilder<PacteDb>()
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>())
            .Options);
        services.AddSingleton<KnownSlots>();
        services.AddHostedService<KeepAvailability>();
        services.AddSingleton<UnitOfWork>();
        services.AddOptions<SmsLimits>().BindConfiguration(SmsLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SmsBudget>();
        services.AddSingleton<Places.PlaceDirectory>();
        return services;
    }

    // The few statements that every visitor makes are parsed and planned once per connection, unless the settings say otherwise.
    private static string Prepared(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
            settings.MaxAutoPrepare = 150;
        return settings.ConnectionString;
    }
}
