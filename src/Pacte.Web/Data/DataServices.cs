using Npgsql;
using Pacte.Web.Data.Availability;

namespace Pacte.Web.Data;

internal static class DataServices
{
    /// <summary>One pool of connections per process; data contexts are made by <see cref="UnitOfWork"/> alone.</summary>
    public static IServiceCollection AddData(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => NpgsqlDataSource.Create(ConnectionSettings.Of(connectionString)));
        services.AddSingleton(provider => RowLocks.OptionsFor(provider.GetRequiredService<NpgsqlDataSource>())
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
}
