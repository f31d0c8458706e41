using System.Security.Cryptography;
using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>Makes the database files once, whole or not at all.</summary>
public sealed class PostgresCluster(DataFolder folder, ServiceAccount? account)
{
    /// <summary>Where the files go when the data folder lies under a home that the server's account may not enter.</summary>
    private const string Refuge = "/var/lib/pacte";

    public const string UserName = "pacte";

    /// <summary>Makes the files when there are none; answers the programs that can run them.</summary>
    public async Task<PostgresBinaries> PrepareAsync(BinariesSearch search, StartConsole console, CancellationToken ct)
    {
        switch (folder.State)
        {
            case ClusterState.Ready:
                return await PostgresBinaries.FindAsync(search, folder.Major, console, ct);
            case ClusterState.Incomplete:
                throw new StartRefusedException(
                    $"Le dossier {folder.Cluster} contient une base PostgreSQL incomplète (PG_VERSION ou global/pg_control manque). "
                    + "Rien n’a été modifié. Remettez une sauvegarde, déplacez ce dossier, ou choisissez-en un autre par Pacte__DataFolder.");
            default:
                var binaries = await PostgresBinaries.FindAsync(search, major: null, console, ct);
                await console.StepAsync($"Création de la base PostgreSQL {binaries.Major}", () => CreateAsync(binaries, console, ct));
                return binaries;
        }
    }

    private async Task CreateAsync(PostgresBinaries binaries, StartConsole console, CancellationToken ct)
    {
        await LetAccountInAsync(console, ct);
        var suffix = RandomNumberGenerator.GetHexString(8, lowercase: true);
        var draft = $"{folder.Cluster}.init-{suffix}";
        var passwordFile = $"{draft}.password";
        try
        {
            await WritePasswordAsync(passwordFile, ct);
            await InitialiseAsync(binaries, draft, passwordFile, ct);
        }
        finally
        {
            File.Delete(passwordFile);
        }
        if (Directory.Exists(folder.Cluster))
            Directory.Delete(folder.Cluster);
        Directory.Move(draft, folder.Cluster);
    }

    private async Task InitialiseAsync(PostgresBinaries binaries, string draft, string passwordFile, CancellationToken ct)
    {
        // One collation everywhere: sorting for people is done by the application, in French.
        var locale = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        string[] arguments =
        [
            "--pgdata", draft, "--username", UserName, "--pwfile", passwordFile,
            "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", locale,
        ];
        var initdb = new ExternalCommand(binaries.PathOf("initdb"), arguments, Path.GetDirectoryName(draft)!) { Account = account };
        var (exitCode, output) = await initdb.RunAsync(ct);
        if (exitCode != 0)
            throw new StartRefusedException($"PostgreSQL n’a pas pu créer sa base dans {draft} : {output}");
    }

    private async Task LetAccountInAsync(StartConsole console, CancellationToken ct)
    {
        if (account is null)
            return;
        var parent = Path.GetDirectoryName(folder.Cluster)!;
        await account.GiveAsync(parent, ct);
        if (await account.ReachesAsync(parent, ct))
            return;
        var refuge = Path.Combine(Refuge, RandomNumberGenerator.GetHexString(12, lowercase: true));
        Directory.CreateDirectory(refuge);
        await account.GiveAsync(refuge, ct);
        folder.KeepClusterIn(Path.Combine(refuge, "postgres"));
        console.Say(
            $"Pacte tourne sous root et PostgreSQL sous {account.Name}, qui n’a pas accès à {folder.Path} : "
            + $"les fichiers de la base vont dans {folder.Cluster}.");
    }

    private async Task WritePasswordAsync(string file, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var stream = new StreamWriter(file, options))
            await stream.WriteLineAsync(folder.Password.AsMemory(), ct);
        if (account is not null)
            await account.GiveAsync(file, ct);
    }
}
