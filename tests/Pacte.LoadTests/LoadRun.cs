using System.Globalization;
using System.Security.Cryptography;
using Pacte.LoadTests.Bare;
using Pacte.LoadTests.Measures;
using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests;

/// <summary>Starts the database, the application and the bare endpoint, measures them in turns, and judges.</summary>
internal static class LoadRun
{
    private const string AppSlot = "name=\"creneau\" value=\"";
    private const string BareSlot = "\"creneau\":\"";

    public static async Task<int> ExecuteAsync(LoadOptions options, CancellationToken ct)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (!Built.IsRelease)
            Console.WriteLine("This is not a Release build: its figures say nothing of the product.");
        var folder = Directory.CreateTempSubdirectory("pacte-load-").FullName;
        // Under root the database server has an account of its own, which passes through.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        await using var database = await LoadDatabase.StartAsync(folder, ct);
        var server = await database.RequireDurableAsync(ct);
        Console.WriteLine(server);
        var scene = await PrepareSceneAsync(database, folder, ct);

        var (bareAddress, appAddress) = (ChildProcess.FreeAddress(), ChildProcess.FreeAddress());
        await using var bare = StartBare(database, folder, bareAddress);
        await using var app = StartApp(database, folder, appAddress);
        await bare.ServingAsync(bareAddress, ct);
        await app.ServingAsync(appAddress, ct);

        using var bareTarget = new Target("bare", bareAddress, BareSlot);
        using var appTarget = new Target("pacte", appAddress, AppSlot);
        var places = await scene.PlacesAsync(ct);
        var postmaster = await database.PostmasterAsync(ct);
        var promises = new Promises(database);
        await using var codes = new Codes(database);
        var limit = new Side(bareTarget, null, new(bare.Id, postmaster), scene, promises, places, options.Thresholds);
        var pacte = new Side(appTarget, codes, new(app.Id, postmaster), scene, promises, places, options.Thresholds);
        var comparisons = await CompareAsync(options, limit, pacte, ct);

        var report = new Report(options, server, places.Count, comparisons, pacte);
        Console.WriteLine(report.Text);
        if (options.ReportFile is { } file)
            await File.WriteAllTextAsync(file, report.Text, ct);
        return report.IsReached ? 0 : 1;
    }

    private static async Task<LoadScene> PrepareSceneAsync(LoadDatabase database, string folder, CancellationToken ct)
    {
        Console.WriteLine("Scene « national », by the application's own verb…");
        var settings = AppSettings(database, "Development");
        var log = Path.Combine(folder, "seed.log");
        await using (var seed = ChildProcess.Start(Built.App, ["seed", "--scenario", "national"], Built.AppFolder, log, settings))
            await seed.DoneAsync(ct);
        var scene = new LoadScene(database);
        await scene.PrepareAsync(ct);
        return scene;
    }

    private static async Task<List<Comparison>> CompareAsync(LoadOptions options, Side limit, Side pacte, CancellationToken ct)
    {
        Console.WriteLine("Warming up…");
        await limit.WarmUpAsync(ct);
        await pacte.WarmUpAsync(ct);
        var rounds = options.Figures.ToDictionary(figure => figure, _ => new List<Round>());
        for (var round = 1; round <= options.Thresholds.Rounds; round++)
        {
            Console.WriteLine($"Round {round} of {options.Thresholds.Rounds}");
            foreach (var figure in options.Figures)
            {
                // Whoever goes first changes, so that neither always meets the quieter machine.
                Side[] turns = round % 2 == 1 ? [limit, pacte] : [pacte, limit];
                var first = await turns[0].MeasureAsync(figure, round, ct);
                var second = await turns[1].MeasureAsync(figure, round, ct);
                if (first is null || second is null)
                    throw new InvalidOperationException($"Not even {Ladder.RateOf(0)}/s was held.");
                rounds[figure].Add(round % 2 == 1 ? new(first.Value.Step, second.Value.Step) : new(second.Value.Step, first.Value.Step));
            }
        }
        return [.. rounds.Select(pair => new Comparison(pair.Key, pair.Value))];
    }

    private static ChildProcess StartBare(LoadDatabase database, string folder, Uri address) =>
        ChildProcess.Start(Built.Tool, ["bare", "--urls", address.ToString()], folder, Path.Combine(folder, "bare.log"),
            new Dictionary<string, string>(StringComparer.Ordinal) { [BareServer.Connection] = BareServer.Tuned(database.ConnectionString) });

    // As in production, where the guard looks for demonstration accounts: the scene's are gone by then.
    private static ChildProcess StartApp(LoadDatabase database, string folder, Uri address) =>
        ChildProcess.Start(Built.App, ["--urls", address.ToString()], Built.AppFolder, Path.Combine(folder, "pacte.log"),
            AppSettings(database, "Production"));

    // Production settings, rate limits among them.
    private static Dictionary<string, string> AppSettings(LoadDatabase database, string environment) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = environment,
        ["ConnectionStrings__Pacte"] = database.ConnectionString,
        ["Pacte__Start__Scenario"] = "",
        // Sending and periodic work are done by another process.
        ["Pacte__Start__Workers"] = "false",
        ["Pacte__DataProtection__Key"] = Convert.ToBase64String(Key),
        // The generator stands for the proxy, and says each person's own address.
        ["Pacte__TrustedProxies__0"] = "127.0.0.1",
    };

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
}
