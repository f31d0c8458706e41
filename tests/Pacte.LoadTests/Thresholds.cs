using System.Text.Json;

namespace Pacte.LoadTests;

/// <summary>What a run must reach, and how long it looks: the file beside the executable.</summary>
internal sealed record Thresholds(int Rounds, int Seconds, double P99Milliseconds, int SearchesPerHold, IReadOnlyDictionary<string, double> Ratios)
{
    /// <summary>What every answer of the storm must keep to.</summary>
    public required double StormP99Milliseconds { get; init; }

    /// <summary>For how long another node may show a slot that is taken.</summary>
    public required double StalenessP99Milliseconds { get; init; }

    /// <summary>Resident memory of a node.</summary>
    public required double MemoryMegabytes { get; init; }

    /// <summary>A rate to look at, in the place of the highest.</summary>
    public int? Rate { get; init; }

    public static Thresholds Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "thresholds.json"));
        return JsonSerializer.Deserialize<Thresholds>(file, JsonSerializerOptions.Web) ?? throw new InvalidDataException("thresholds.json is empty.");
    }

    public double RatioOf(Figure figure) => Ratios[figure.Name];
}
