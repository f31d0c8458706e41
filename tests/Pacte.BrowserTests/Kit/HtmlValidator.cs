using System.Diagnostics;
using System.Text.Json;
using Pacte.TestKit;

namespace Pacte.BrowserTests.Kit;

/// <summary>A page as the server sends it.</summary>
public sealed record ServedPage(string Address, string Html);

/// <summary>
/// The validator of the npm package <c>html-validate</c>, asked about many pages at once. What it checks is in <c>Npm/validate.mjs</c>.
/// It reads what is served, not what a browser made of it: a browser mends in silence.
/// </summary>
internal static class HtmlValidator
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>What it has to say: address, line, rule, and the line of the page.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<ServedPage> pages)
    {
        var folder = await NpmFolder.InstalledAsync(Path.Combine(AppContext.BaseDirectory, "Kit", "Npm"), "pacte-html-validator");
        using var node = Process.Start(new ProcessStartInfo("node", ["validate.mjs"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var answer = node.StandardOutput.ReadToEndAsync();
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, pages, Json);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<List<string>>(await answer, Json)!;
    }
}
