using System.Security.Cryptography;
using Pacte.Web.Data.Embedded;

namespace Pacte.TestKit;

/// <summary>A folder of scripts with the npm packages that its lock file names, installed once for a version of its files.</summary>
public static class NpmFolder
{
    /// <param name="source">Holds <c>package.json</c>, <c>package-lock.json</c> and the scripts.</param>
    /// <param name="name">Begins the name of the folder where they are installed.</param>
    public static async Task<string> InstalledAsync(string source, string name)
    {
        var files = Directory.GetFiles(source).Order(StringComparer.Ordinal).ToList();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(await File.ReadAllBytesAsync(file));
        var folder = Path.Combine(Path.GetTempPath(), $"{name}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}");
        if (Directory.Exists(folder))
            return folder;

        // Beside, then renamed: whole or absent, whoever else installs at the same time.
        var draft = Directory.CreateTempSubdirectory($"{name}-").FullName;
        foreach (var file in files)
            File.Copy(file, Path.Combine(draft, Path.GetFileName(file)));
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

        return folder;
    }
}
