using System.Diagnostics;
using System.Globalization;
using Pacte.Web.Data.Embedded;

namespace Pacte.TestKit;

/// <summary>A folder that goes with the run. Those of runs that were killed are cleared, with the server that each left behind.</summary>
public sealed class TestServerFolder : IDisposable
{
    private const string Prefix = "pacte-tests-";

    public TestServerFolder()
    {
        ClearLeftovers();
        Path = Directory.CreateTempSubdirectory(FormattableString.Invariant($"{Prefix}{Environment.ProcessId}-")).FullName;
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void ClearLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), $"{Prefix}*"))
        {
            try
            {
                var owner = System.IO.Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
                if (!int.TryParse(owner, CultureInfo.InvariantCulture, out var process) || IsRunning(process))
                    continue;
                StopServer(System.IO.Path.Combine(folder, "postgres"));
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // Another run clears it at this moment, or it is another user's.
            }
        }
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void StopServer(string cluster)
    {
        if (PostmasterFile.Read(cluster) is not { NumberWasReused: false } server || !IsRunning(server.ProcessId))
            return;
        using var postgres = Process.GetProcessById(server.ProcessId);
        if (postgres.ProcessName != "postgres")
            return;
        postgres.Kill();
        postgres.WaitForExit();
    }
}
