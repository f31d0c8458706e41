using System.Globalization;
using Pacte.LoadTests.Measures;
using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Trials;

namespace Pacte.LoadTests;

/// <summary>Starts the database, the application and the bare endpoint, measures them in turns, tries the application alone, and judges.</summary>
internal static class LoadRun
{
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
        var stage = new Stage(database, folder);
        await stage.PrepareAsync(ct);
        var places = await stage.Scene.PlacesAsync(ct);
        var findings = new List<Finding>();
        await TryAllAsync(options.Trials.Where(trial => trial.IsOnTheScene));
        await stage.Scene.ExtendAsync(ct);
        var (comparisons, broken, promised) = options.Figures.Count > 0 ? await CompareAsync(options, stage, places, ct) : ([], [], 0);
        await TryAllAsync(options.Trials.Where(trial => !trial.IsOnTheScene));

        var report = new Report(options, server, places.Count, comparisons, findings, broken, promised);
        Console.WriteLine(report.Text);
        if (options.ReportFile is { } file)
            await File.WriteAllTextAsync(file, report.Text, ct);
        return report.IsReached ? 0 : 1;

        async Task TryAllAsync(IEnumerable<Trial> trials)
        {
            foreach (var trial in trials)
            {
                findings.Add(await trial.RunAsync(stage, places, options.Thresholds, ct));
                Console.WriteLine($"  {findings[^1].Words}: {findings[^1].Found}");
            }
        }
    }

    private static async Task<(List<Comparison> Comparisons, List<string> Broken, int Promised)> CompareAsync(
        LoadOptions options, Stage stage, IReadOnlyList<Place> places, CancellationToken ct)
    {
        await using var bare = await stage.StartBareAsync(ct);
        await using var app = await stage.StartAppAsync(ct);
        await using var codes = new Codes(stage.Database);
        var postmaster = await stage.Database.PostmasterAsync(ct);
        var promises = new Promises(stage.Database);
        var limit = new Side(bare.Target, null, new(bare.Id, postmaster), stage.Scene, promises, places, options.Thresholds);
        var pacte = new Side(app.Target, codes, new(app.Id, postmaster), stage.Scene, promises, places, options.Thresholds);
        return (await InTurnsAsync(options, limit, pacte, ct), pacte.Broken, pacte.Promised);
    }

    private static async Task<List<Comparison>> InTurnsAsync(LoadOptions options, Side limit, Side pacte, CancellationToken ct)
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
                var first = await turns[0].MeasureAsync(figure, round, turns[1], ct);
                var second = await turns[1].MeasureAsync(figure, round, turns[0], ct);
                if (first is null || second is null)
                    throw new InvalidOperationException($"Not even {Ladder.RateOf(0)}/s was held.");
                rounds[figure].Add(round % 2 == 1 ? new(first.Value.Step, second.Value.Step) : new(second.Value.Step, first.Value.Step));
            }
        }

        return [.. rounds.Select(pair => new Comparison(pair.Key, pair.Value))];
    }
}
