using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pacte.IntegrationTests.Starting;

/// <summary>The built executable as a process of its own, as an operator starts it.</summary>
internal sealed partial class StartedApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ConcurrentQueue<string> answer = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> awaited = new(StringComparer.Ordinal);
    private readonly Task reading;

    private StartedApp(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput, answer), ReadAsync(process.StandardError, own: null));
    }

    public int ProcessId => process.Id;

    public string Output => string.Join('\n', lines);

    /// <summary>What it said on its output stream alone.</summary>
    public string Answer => string.Join('\n', answer);

    public static StartedApp Start(IReadOnlyDictionary<string, string> settings, params string[] arguments) =>
        In(AppContext.BaseDirectory, settings, arguments);

    /// <param name="folder">Where it is started.</param>
    /// <param name="settings">Environment variables beside those of the tests.</param>
    /// <param name="arguments">What is typed after its name.</param>
    public static StartedApp In(string folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Pacte.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Pacte__Start__Scenario"] = "";
        start.Environment.Remove("ConnectionStrings__Pacte");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new StartedApp(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start."));
    }

    /// <summary>Starts on a data folder and a free port.</summary>
    public static StartedApp On(string folder) =>
        Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["Pacte__DataFolder"] = folder }, "--urls", "http://127.0.0.1:0");

    /// <summary>The address, once it says that it serves.</summary>
    public async Task<Uri> ServingAsync() => new(AddressPattern().Match(await SaidAsync("Pacte répond sur")).Value);

    /// <summary>The first line that contains these words, past or to come.</summary>
    public async Task<string> SaidAsync(string words)
    {
        var heard = awaited.GetOrAdd(words, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (lines.FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal)) is { } past)
            return past;
        if (await Task.WhenAny(heard.Task, reading).WaitAsync(Patience) == reading && !heard.Task.IsCompleted)
            throw new InvalidOperationException($"It ended ({process.ExitCode}) without saying « {words} »:\n{Output}");
        return await heard.Task;
    }

    public async Task<int> EndedAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        await reading.WaitAsync(Patience);
        return process.ExitCode;
    }

    /// <summary>As <c>kill -9</c>: the process gets no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(null as IFormatProvider)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await TerminateAsync();
            await EndedAsync();
        }
        process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader, ConcurrentQueue<string>? own)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
            own?.Enqueue(line);
            foreach (var (words, heard) in awaited)
            {
                if (line.Contains(words, StringComparison.Ordinal))
                    heard.TrySetResult(line);
            }
        }
    }

    [GeneratedRegex(@"http://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressPattern();
}
