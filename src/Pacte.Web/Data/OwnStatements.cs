using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pacte.Web.Data;

/// <summary>
/// Statements written in SQL that every booking makes, on the connection and in the transaction of a data context: as they are,
/// while EF Core would translate a query on raw SQL again each time.
/// </summary>
internal static class OwnStatements
{
    /// <summary>The first column of what the statement returns. Parameters are named by their place: $1, $2.</summary>
    public static async Task<List<T>> ReturningAsync<T>(this PacteDb db, string sql, CancellationToken ct, params NpgsqlParameter[] parameters)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection());
            command.Parameters.AddRange(parameters);
            await using var rows = await command.ExecuteReaderAsync(ct);
            var returned = new List<T>();
            while (await rows.ReadAsync(ct))
                returned.Add(rows.GetFieldValue<T>(0));
            return returned;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A parameter of its own type, null or not.</summary>
    public static NpgsqlParameter Parameter<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };
}
