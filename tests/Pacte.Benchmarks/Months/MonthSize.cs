namespace Pacte.Benchmarks.Months;

/// <summary>How large a month is: volunteers and places of consultation.</summary>
public sealed record MonthSize(int Doctors, int Sites)
{
    /// <summary>A first month, today's hopes, a success, and far beyond any country's plans.</summary>
    public static IReadOnlyList<MonthSize> All { get; } = [new(500, 151), new(2_000, 300), new(5_000, 600), new(20_000, 600)];

    public override string ToString() => $"{Doctors}x{Sites}";

    /// <summary>Reads « 500x151 »; null when it is nothing of the kind.</summary>
    public static MonthSize? TryParse(string text) =>
        text.Split('x') is [var doctors, var sites] && int.TryParse(doctors, out var d) && int.TryParse(sites, out var s) && d > 0 && s > 0
            ? new(d, s)
            : null;
}
