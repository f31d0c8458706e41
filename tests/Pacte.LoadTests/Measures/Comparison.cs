namespace Pacte.LoadTests.Measures;

/// <summary>One round of one figure: what each side held, moments apart.</summary>
internal sealed record Round(StepResult Limit, StepResult App)
{
    public double Ratio => (double)App.Rate / Limit.Rate;
}

/// <summary>All the rounds of a figure.</summary>
internal sealed record Comparison(Figure Figure, IReadOnlyList<Round> Rounds)
{
    public double Ratio => Median(Rounds.Select(round => round.Ratio));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
