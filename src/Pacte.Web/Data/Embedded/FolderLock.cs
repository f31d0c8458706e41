using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>
/// Locks kept by the operating system on files of the data folder: they vanish with the process, even after a kill -9.
/// </summary>
public static class FolderLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Held by one process at a time, while it starts or stops the server.</summary>
    public static async Task<IDisposable> ExclusiveAsync(string file, TimeProvider clock, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            if (TryExclusive(file) is { } held)
                return held;
            if (clock.GetElapsedTime(began) > Patience)
                throw new StartRefusedException($"Une autre instance de Pacte démarre ou s’arrête depuis trop longtemps ({file} est verrouillé).");
            await Task.Delay(Pause, clock, ct);
        }
    }

    public static IDisposable? TryExclusive(string file) => TryOpen(file, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Held by every process that uses the server; none can take the exclusive lock meanwhile.</summary>
    public static IDisposable Shared(string file) =>
        TryOpen(file, FileAccess.Read, FileShare.Read)
        ?? throw new StartRefusedException($"Le fichier {file} est verrouillé par un autre programme.");

    private static FileStream? TryOpen(string file, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
