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
        // Connections that listen, and that wait for no disk, are never lent to anybody else.
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<KeepAvailability>(
            provider, NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false })));
        services.AddSingleton<UnitOfWork>();
        services.AddOptions<SmsLimits>().BindConfiguration(SmsLimits.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SmsBudget>();
        services.AddSingleton<Places.PlaceDirectory>();
        return services;
    }

    // The statements that every visitor makes are parsed and planned once per connection, unless the settings say otherwise. A connection
    // that is given back has nothing to undo, no setting of its own, no lock and no temporary table outside a transaction: it is not made
    // to run the seven statements that would undo them.
    private static string Prepared(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (settings.MaxAutoPrepare == 0)
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (150, 2);
        // More at once would not be served sooner, each by a server process that has all its plans to make.
        if (!settings.ContainsKey("Maximum Pool Size"))
            settings.MaxPoolSize = 20;
        return settings.ConnectionString;
    }
}
