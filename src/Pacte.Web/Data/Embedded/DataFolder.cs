using System.Security.Cryptography;
using System.Text.Json;
using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>
/// The folder of the embedded database. A marker file makes it Pacte's own; a folder without it that holds anything is
/// somebody else's and is left alone.
/// </summary>
public sealed class DataFolder
{
    public const string MarkerName = "pacte.json";

    /// <summary>What a version control system, a mount point or this code may leave in an otherwise empty folder.</summary>
    private static readonly string[] Harmless = [".gitignore", ".gitkeep", "lost+found", DraftName, StartLockName, InUseLockName];

    private const string DraftName = MarkerName + ".draft";
    private const string StartLockName = "start.lock";
    private const string InUseLockName = "in-use.lock";

    private DataFolder(string path, Marker marker)
    {
        Path = path;
        Password = marker.Password;
        Cluster = marker.Cluster ?? System.IO.Path.Combine(path, "postgres");
    }

    public string Path { get; }

    /// <summary>Password of the embedded server's only account.</summary>
    public string Password { get; }

    /// <summary>The folder of the database files themselves.</summary>
    public string Cluster { get; private set; }

    public string Log => Cluster + ".log";

    public string MarkerFile => System.IO.Path.Combine(Path, MarkerName);

    public string StartLock => System.IO.Path.Combine(Path, StartLockName);

    public string InUseLock => System.IO.Path.Combine(Path, InUseLockName);

    public ClusterState State =>
        !Directory.Exists(Cluster) || !Directory.EnumerateFileSystemEntries(Cluster).Any() ? ClusterState.Missing
        : File.Exists(System.IO.Path.Combine(Cluster, "PG_VERSION"))
            && File.Exists(System.IO.Path.Combine(Cluster, "global", "pg_control")) ? ClusterState.Ready
        : ClusterState.Incomplete;

    /// <summary>Major version of the PostgreSQL that made the cluster.</summary>
    public int Major => int.Parse(File.ReadAllText(System.IO.Path.Combine(Cluster, "PG_VERSION")), null);

    /// <summary>Opens Pacte's folder, or makes an empty or missing one Pacte's; refuses any other.</summary>
    public static DataFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var marker = System.IO.Path.Combine(path, MarkerName);
            if (!File.Exists(marker))
                Claim(path, marker);
            return new DataFolder(path, Read(marker));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"Le dossier de données {path} n’est pas utilisable : {error.Message} "
                + "Choisissez-en un autre par Pacte__DataFolder, ou lancez Pacte sous l’utilisateur qui le possède.");
        }
    }

    /// <summary>Keeps the database files elsewhere, for an account that cannot walk down to this folder.</summary>
    public void KeepClusterIn(string cluster)
    {
        Write(MarkerFile, new Marker(Password, cluster));
        Cluster = cluster;
    }

    private static void Claim(string path, string marker)
    {
        var strangers = Directory.EnumerateFileSystemEntries(path).Select(System.IO.Path.GetFileName).Except(Harmless).Take(3).ToList();
        if (strangers.Count > 0)
            throw new StartRefusedException(
                $"Le dossier {path} n’est pas un dossier de données de Pacte (il contient {string.Join(", ", strangers)}…). "
                + "Rien n’a été modifié. Choisissez un dossier vide ou absent par Pacte__DataFolder.");
        Write(marker, new Marker(RandomNumberGenerator.GetHexString(32, lowercase: true), Cluster: null));
    }

    /// <summary>Written beside, then renamed: a start that is killed leaves no half marker.</summary>
    private static void Write(string file, Marker marker)
    {
        var draft = file + ".draft";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
            JsonSerializer.Serialize(stream, marker);
        File.Move(draft, file, overwrite: true);
    }

    private static Marker Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<Marker>(File.ReadAllText(file)) is { Application: "pacte", Password.Length: > 0 } marker
                ? marker
                : throw new JsonException("application");
        }
        catch (JsonException)
        {
            throw new StartRefusedException(
                $"Le fichier {file} n’est pas lisible : ce dossier n’est pas un dossier de données de Pacte, ou il a été abîmé. "
                + "Rien n’a été modifié. Remettez ce fichier, ou choisissez un autre dossier par Pacte__DataFolder.");
        }
    }

    private sealed record Marker(string Password, string? Cluster)
    {
        public string Application { get; init; } = "pacte";
    }
}

/// <summary>What the folder of the database files holds.</summary>
public enum ClusterState
{
    Missing,
    Incomplete,
    Ready,
}
