using System.Globalization;
using Pacte.LoadTests.Trials;

namespace Pacte.LoadTests;

/// <summary>What was asked on the command line, over what thresholds.json says.</summary>
internal sealed record LoadOptions(Thresholds Thresholds, IReadOnlyList<Figure> Figures, IReadOnlyList<Trial> Trials, string? ReportFile)
{
    public const string Usage =
        """
        dotnet run -c Release --project tests/Pacte.LoadTests [-- OPTIONS]
          --quick          2 rounds of 5 seconds a step: for trying things out, says so in the report
          --rounds N       rounds (thresholds.json says how many otherwise)
          --seconds N      how long a step must be held
          --figure NAME    one alone: search, hold or booking against the limit; storm, staleness, forged or memory
          --rate N         looks at this rate alone, held or not: what an arrival costs, for working on the code
          --report FILE    writes the table there too
        Exit codes: 0 reached, 1 not reached, 2 misused, 130 interrupted.
        """;

    /// <summary>Whether less is done than thresholds.json says.</summary>
    public bool IsShort => Thresholds.Read() is var full
        && (Thresholds.Rounds < full.Rounds || Thresholds.Seconds < full.Seconds || Thresholds.Rate is not null);

    /// <summary>Null when the words make no sense.</summary>
    public static LoadOptions? Parse(IReadOnlyList<string> words)
    {
        var options = new LoadOptions(Thresholds.Read(), Figure.All, Trial.All, null);
        for (var i = 0; i < words.Count; i++)
        {
            var value = i + 1 < words.Count ? words[i + 1] : null;
            var next = words[i] switch
            {
                "--quick" => options with { Thresholds = options.Thresholds with { Rounds = 2, Seconds = 5 } },
                "--rounds" when Number(value) is { } n => options with { Thresholds = options.Thresholds with { Rounds = n } },
                "--seconds" when Number(value) is { } n => options with { Thresholds = options.Thresholds with { Seconds = n } },
                "--rate" when Number(value) is { } n => options with { Thresholds = options.Thresholds with { Rate = n } },
                "--figure" when Figure.All.FirstOrDefault(f => f.Name == value) is { } figure => options with { Figures = [figure], Trials = [] },
                "--figure" when Trial.All.FirstOrDefault(t => t.Name == value) is { } trial => options with { Figures = [], Trials = [trial] },
                "--report" when value is not null => options with { ReportFile = value },
                _ => null,
            };
            if (next is null)
                return null;
            options = next;
            i += words[i] == "--quick" ? 0 : 1;
        }
        return options;
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
