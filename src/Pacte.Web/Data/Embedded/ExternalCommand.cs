using System.ComponentModel;
using System.Diagnostics;

namespace Pacte.Web.Data.Embedded;

/// <summary>Runs one program to its end and keeps what it printed.</summary>
public sealed record ExternalCommand(string Program, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>The account that runs it, when the current one is root and must not.</summary>
    public ServiceAccount? Account { get; init; }

    /// <summary>False where a program leaves a server behind that would keep the pipe open (Windows).</summary>
    public bool KeepOutput { get; init; } = true;

    public async Task<(int ExitCode, string Output)> RunAsync(CancellationToken ct)
    {
        using var process = Start();
        if (process is null)
            return (127, $"{Program} : introuvable");
        var output = KeepOutput ? ReadAsync(process) : Task.FromResult("");
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        return (process.ExitCode, await output);
    }

    private static async Task<string> ReadAsync(Process process)
    {
        var lines = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        return string.Join('\n', lines).Trim();
    }

    private Process? Start()
    {
        var start = new ProcessStartInfo(Account is null ? Program : "setpriv")
        {
            WorkingDirectory = WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = KeepOutput,
            RedirectStandardError = KeepOutput,
        };
        foreach (var argument in Account is null ? Arguments : [.. Account.SetprivArguments, Program, .. Arguments])
            start.ArgumentList.Add(argument);
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
