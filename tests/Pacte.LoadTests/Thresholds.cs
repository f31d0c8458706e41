using System.Text.Json;

namespace Pacte.LoadTests;

/// <summary>What a run must reach, and how long it looks: the file beside the executable.</summary>
internal sealed record Thresholds(int Rounds, int Seconds, double P99Milliseconds, int SearchesPerHold, IReadOnlyDictionary<string, double> Ratios)
{
    /// <summary>A rate to look at, in the place of the highest.</summary>
    public int? Rate { get; init; }

    public static Thresholds Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "thresholds.json"));
        return JsonSerializer.Deserialize<Thresholds>(file, JsonSerializerOptions.Web) ?? throw new InvalidDataException("thresholds.json is empty.");
    }

    public double RatioOf(Figure figure) => Ratios[figure.Name];
}
