using System.Security.Cryptography;
using Pacte.Web.Data.Embedded;

namespace Pacte.IntegrationTests.Kit;

/// <summary>A tool of ours in JavaScript with the npm packages that it needs, installed once for a version of its files.</summary>
internal static class NpmTool
{
    /// <param name="name">Names the folder.</param>
    /// <param name="source">Where its files lie, beside the tests.</param>
    /// <param name="script">What is run, beside <c>package.json</c> and its lock.</param>
    /// <returns>The whole path of the script.</returns>
    public static async Task<string> InstalledAsync(string name, string source, string script)
    {
        string[] files = ["package.json", "package-lock.json", script];
        source = Path.Combine(AppContext.BaseDirectory, source);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(await File.ReadAllBytesAsync(Path.Combine(source, file)));
        var folder = Path.Combine(Path.GetTempPath(), $"{name}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}");
        if (!Directory.Exists(folder))
            await InstallAsync(name, source, files, folder);
        return Path.Combine(folder, script);
    }

    // Beside, then renamed, whoever else installs at the same time.
    private static async Task InstallAsync(string name, string source, string[] files, string folder)
    {
        var draft = Directory.CreateTempSubdirectory($"{name}-").FullName;
        foreach (var file in files)
            File.Copy(Path.Combine(source, file), Path.Combine(draft, file));
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var (exitCode, output) = await new ExternalCommand(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], draft).RunAsync(CancellationToken.None);
        if (exitCode != 0)
            throw new InvalidOperationException($"npm could not install {name}: {output}");
        try
        {
            Directory.Move(draft, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(draft, recursive: true);
        }
    }
}
