using System.Threading.Channels;
using Npgsql;

namespace Pacte.LoadTests.Surroundings;

/// <summary>Reads in the outbox the codes that people would read on their phone, for all who wait for one in one statement.</summary>
internal sealed class Codes : IAsyncDisposable
{
    private const int MostAtOnce = 500;
    private const string Read = "select event_key, body from outbox_messages where event_key = any($1)";

    private readonly Channel<(string Key, TaskCompletionSource<string?> Body)> asked =
        Channel.CreateUnbounded<(string, TaskCompletionSource<string?>)>();

    private readonly Task reading;

    public Codes(LoadDatabase database) => reading = ReadAllAsync(database.ConnectionString);

    /// <summary>The six digits sent for a draft; null when none was.</summary>
    public async Task<string?> OfAsync(Guid draft, CancellationToken ct)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await asked.Writer.WriteAsync(($"booking-code:{draft:N}:1", answer), ct);
        return await answer.Task.WaitAsync(ct) is { } body ? DigitsOf(body) : null;
    }

    public async ValueTask DisposeAsync()
    {
        asked.Writer.Complete();
        await reading;
    }

    private static string? DigitsOf(string body)
    {
        for (var at = 0; at + 6 <= body.Length; at++)
        {
            if (body.AsSpan(at, 6).ContainsAnyExceptInRange('0', '9') is false && (at + 6 == body.Length || !char.IsAsciiDigit(body[at + 6])))
                return body.Substring(at, 6);
        }

        return null;
    }

    private async Task ReadAllAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var waiting = new Dictionary<string, TaskCompletionSource<string?>>(StringComparer.Ordinal);
        while (await asked.Reader.WaitToReadAsync())
        {
            while (waiting.Count < MostAtOnce && asked.Reader.TryRead(out var next))
                waiting[next.Key] = next.Body;
            await using (var command = new NpgsqlCommand(Read, connection))
            {
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. waiting.Keys] });
                await using var rows = await command.ExecuteReaderAsync();
                while (await rows.ReadAsync())
                    waiting[rows.GetString(0)].TrySetResult(rows.GetString(1));
            }

            foreach (var nobody in waiting.Values)
                nobody.TrySetResult(null);
            waiting.Clear();
        }
    }
}
