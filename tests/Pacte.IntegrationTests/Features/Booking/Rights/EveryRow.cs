using Npgsql;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking.Rights;

/// <summary>Reads the whole database, every column of every row.</summary>
internal static class EveryRow
{
    /// <summary>The tables that hold one of the values, with the value.</summary>
    public static async Task<List<string>> HoldingAsync(TestDatabase database, params string[] values)
    {
        await using var connection = await database.OpenAsync();
        var found = new List<string>();
        foreach (var table in await TablesAsync(connection))
        {
            foreach (var value in values)
            {
                await using var search = new NpgsqlCommand($"select exists (select from \"{table}\" t where strpos(lower(t::text), lower($1)) > 0)", connection);
                search.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
                if (await search.ExecuteScalarAsync() is true)
                    found.Add($"{table}: {value}");
            }
        }

        return found;
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(
            "select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }
}
