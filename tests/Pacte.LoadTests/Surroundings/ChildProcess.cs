using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pacte.LoadTests.Surroundings;

/// <summary>A .NET program started beside the tool, its output in a file so that reading it costs the tool nothing.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private readonly Process process;
    private readonly string log;

    private ChildProcess(Process process, string log) => (this.process, this.log) = (process, log);

    public int Id => process.Id;

    public static ChildProcess Start(
        string program, IEnumerable<string> words, string folder, string log, IReadOnlyDictionary<string, string> settings)
    {
        // The shell replaces itself by the program, which keeps its number.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec dotnet \"$@\" > \"$0\" 2>&1", log, program, .. words]) { WorkingDirectory = folder };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new(Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start."), log);
    }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Waits until it answers at all.</summary>
    public async Task ServingAsync(Uri address, CancellationToken ct)
    {
        using var client = new HttpClient();
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
                throw new InvalidOperationException($"No answer at {address}:\n{Log()}");
            try
            {
                using var answer = await client.GetAsync(new Uri(address, "/health/live"), ct);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(BetweenLooks, ct);
            }
        }
    }

    /// <summary>Waits until it is done, which must be well.</summary>
    public async Task DoneAsync(CancellationToken ct)
    {
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"It ended with {process.ExitCode}:\n{Log()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private string Log() => string.Join('\n', File.ReadLines(log).TakeLast(30));
}
