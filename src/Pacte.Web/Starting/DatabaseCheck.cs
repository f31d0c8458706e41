using System.Net.Sockets;
using Npgsql;
using Pacte.Web.Data.Embedded;

namespace Pacte.Web.Starting;

/// <summary>Says at once, in words, why the server that settings name cannot be used.</summary>
public static class DatabaseCheck
{
    public static async Task RequireUsableAsync(string connectionString, CancellationToken ct)
    {
        var settings = Parse(connectionString);
        var place = $"{settings.Host}:{settings.Port}/{settings.Database}";
        settings.Pooling = false;
        // No type is loaded: the version is known from the greeting, even of a server too old to answer the rest.
        await using var source = new NpgsqlDataSourceBuilder(settings.ConnectionString)
            .ConfigureTypeLoading(types => types.EnableTypeLoading(enable: false))
            .Build();
        await using var connection = source.CreateConnection();
        try
        {
            await connection.OpenAsync(ct);
        }
        catch (PostgresException error)
        {
            throw new StartRefusedException(
                $"Le serveur PostgreSQL {place} a refusé la connexion (code {error.SqlState}) : {error.MessageText}. "
                + "Vérifiez la base, le compte et le mot de passe de ConnectionStrings__Pacte.");
        }
        catch (Exception error) when (error is NpgsqlException or SocketException or TimeoutException)
        {
            throw new StartRefusedException(
                $"Le serveur PostgreSQL {place} ne répond pas : {error.Message} Démarrez-le ou corrigez ConnectionStrings__Pacte.");
        }
        if (connection.PostgreSqlVersion.Major < PostgresBinaries.OldestMajor)
            throw new StartRefusedException(
                $"Le serveur PostgreSQL {place} est en version {connection.PostgreSqlVersion.Major} : "
                + $"Pacte demande PostgreSQL {PostgresBinaries.OldestMajor} ou plus récent.");
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new StartRefusedException($"ConnectionStrings__Pacte n’est pas lisible : {error.Message}");
        }
    }
}
