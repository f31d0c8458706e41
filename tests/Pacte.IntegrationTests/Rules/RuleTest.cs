using Npgsql;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Rules;

/// <summary>What tests of the database's own rules share: raw SQL only, so that no C# check can stand in for a constraint.</summary>
public abstract class RuleTest(TestDatabase database)
{
    protected TestDatabase Database => database;

    protected ManualClock Clock { get; } = new();

    protected Given Given => field ??= new(database, Clock);

    protected async Task ExecuteAsync(string sql, params object[] values)
    {
        await using var connection = await database.OpenAsync();
        await ExecuteAsync(connection, sql, values);
    }

    protected static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync();
    }

    protected async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>The name of the rule that refuses the statement.</summary>
    protected async Task<string?> RefusalOfAsync(string sql, params object[] values)
    {
        var error = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(sql, values));
        return error.ConstraintName;
    }

    /// <summary>Runs the statement, and answers the rule that refuses it or null; lost races of locks are the caller's to expect.</summary>
    protected async Task<string?> TryAsync(string sql, params object[] values)
    {
        try
        {
            await ExecuteAsync(sql, values);
            return null;
        }
        catch (PostgresException error)
        {
            return error.ConstraintName ?? error.SqlState;
        }
    }

    protected Task<string?> TryAcceptAsync(Session session) =>
        TryAsync("update sessions set state = 'AcceptedByDoctor' where id = $1 and state = 'Proposed'", session.Id);

    protected async Task<Session> ProposedInDaysAsync(Doctor doctor, int days) =>
        await Given.SessionAsync(await Given.SiteAsync(), doctor, Given.InDays(days));
}
