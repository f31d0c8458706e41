using System.Globalization;
using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>
/// The unprivileged account that runs PostgreSQL when Pacte itself runs as root, which PostgreSQL refuses to do.
/// </summary>
public sealed record ServiceAccount(string Name, int UserId, int GroupId)
{
    /// <summary>Accounts made for this, in order of preference.</summary>
    private static readonly string[] Preferred = ["postgres", "nobody"];

    public IReadOnlyList<string> SetprivArguments =>
        [FormattableString.Invariant($"--reuid={UserId}"), FormattableString.Invariant($"--regid={GroupId}"), "--clear-groups", "--"];

    /// <summary>
    /// None for an ordinary user. For root: the owner of an existing cluster when that is not root, else a system account.
    /// </summary>
    public static async Task<ServiceAccount?> ForAsync(string cluster, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        return await OwnerOfAsync(cluster, ct) ?? SystemAccount() ?? throw new StartRefusedException(
            "PostgreSQL ne peut pas tourner sous root et aucun compte « postgres » ou « nobody » n’existe ici. "
            + "Lancez Pacte sous un utilisateur ordinaire, ou donnez un serveur par ConnectionStrings__Pacte.");
    }

    /// <summary>Gives a folder, with all it holds, to this account.</summary>
    public async Task GiveAsync(string folder, CancellationToken ct)
    {
        var owner = FormattableString.Invariant($"{UserId}:{GroupId}");
        var (exitCode, output) = await new ExternalCommand("chown", ["-R", owner, folder], "/").RunAsync(ct);
        if (exitCode != 0)
            throw new StartRefusedException($"Le dossier {folder} n’a pas pu être donné au compte {Name} : {output}");
    }

    /// <summary>Whether this account can walk down to the folder and write in it.</summary>
    public async Task<bool> ReachesAsync(string folder, CancellationToken ct)
    {
        var (exitCode, output) = await new ExternalCommand("test", ["-w", folder], "/") { Account = this }.RunAsync(ct);
        if (exitCode == 127)
            throw new StartRefusedException(
                $"Pacte tourne sous root et « setpriv » manque pour lancer PostgreSQL sous {Name} ({output}). "
                + "Lancez Pacte sous un utilisateur ordinaire, ou donnez un serveur par ConnectionStrings__Pacte.");
        return exitCode == 0;
    }

    private static async Task<ServiceAccount?> OwnerOfAsync(string cluster, CancellationToken ct)
    {
        if (!Directory.Exists(cluster))
            return null;
        var (exitCode, output) = await new ExternalCommand("stat", ["-c", "%U %u %g", cluster], "/").RunAsync(ct);
        var parts = output.Split(' ');
        return exitCode == 0 && parts is [var name, var user, var group] && user != "0"
            ? new ServiceAccount(name, Number(user), Number(group))
            : null;
    }

    private static ServiceAccount? SystemAccount()
    {
        var accounts = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(fields => fields.Length > 3).ToList();
        return Preferred
            .Select(name => accounts.Find(fields => fields[0] == name))
            .OfType<string[]>()
            .Select(fields => new ServiceAccount(fields[0], Number(fields[2]), Number(fields[3])))
            .FirstOrDefault();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
