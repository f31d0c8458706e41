using System.Diagnostics;
using Microsoft.Playwright;

namespace Pacte.BrowserTests.Kit;

/// <summary>Finds a Chromium, or gets one: an installed one, else Playwright's, else Debian's package.</summary>
internal static class ChromiumSearch
{
    public const string Variable = "PACTE_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe"];
    private static readonly string[] Places =
    [
        "/usr/bin", "/usr/local/bin", "/snap/bin", "/Applications/Google Chrome.app/Contents/MacOS", "/Applications/Chromium.app/Contents/MacOS",
        Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles) + "/Google/Chrome/Application",
    ];

    public static async Task<string> FindAsync(IPlaywright playwright)
    {
        if (Installed() is { } path)
            return path;
        if (InstalledByPlaywright(playwright) is { } bundled)
            return bundled;
        if (await InstalledByDebianAsync() is { } packaged)
            return packaged;
        throw new InvalidOperationException(
            $"No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium), or name it in {Variable}.");
    }

    private static string? Installed()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
            return chosen;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(Places);
        return folders.SelectMany(folder => Names.Append("Google Chrome").Append("Chromium").Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    private static string? InstalledByPlaywright(IPlaywright playwright)
    {
        if (!File.Exists(playwright.Chromium.ExecutablePath))
            Microsoft.Playwright.Program.Main(["install", "chromium"]);
        return File.Exists(playwright.Chromium.ExecutablePath) ? playwright.Chromium.ExecutablePath : null;
    }

    private static async Task<string?> InstalledByDebianAsync()
    {
        if (!File.Exists("/usr/bin/apt-get") || !Environment.IsPrivilegedProcess)
            return null;
        // The lists of packages may be missing, as in a container image.
        await AptAsync("update");
        await AptAsync("install", "--yes", "--no-install-recommends", "chromium");
        return Installed();
    }

    private static async Task AptAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("apt-get", [.. arguments, "-o", "DPkg::Lock::Timeout=300"]) { UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var apt = Process.Start(start) ?? throw new InvalidOperationException("apt-get did not start.");
        await apt.WaitForExitAsync();
    }
}
