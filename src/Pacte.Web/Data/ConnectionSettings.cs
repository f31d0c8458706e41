using Npgsql;

namespace Pacte.Web.Data;

/// <summary>How the application's connections are kept and used, unless the connection string says otherwise.</summary>
public static class ConnectionSettings
{
    /// <summary>More at once would not be served sooner, each by a server process that has all its plans to make.</summary>
    private const int ConnectionsAtMost = 20;

    private const int PreparedAtMost = 150;

    /// <summary>
    /// The same address with few connections, each of which parses and plans once the statements that every visitor makes. A connection
    /// that is given back has nothing to undo, no setting of its own, no lock and no temporary table outside a transaction: it is not
    /// made to run the seven statements that would undo them.
    /// </summary>
    public static string Of(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true };
        if (settings.MaxAutoPrepare == 0)
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (PreparedAtMost, 2);
        // Among the keys that were given: the builder « contains » each one that it knows.
        if (!settings.Keys.Cast<string>().Contains("Maximum Pool Size", StringComparer.Ordinal))
            settings.MaxPoolSize = ConnectionsAtMost;
        return settings.ConnectionString;
    }
}
