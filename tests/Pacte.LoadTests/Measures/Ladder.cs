namespace Pacte.LoadTests.Measures;

/// <summary>The rates that both sides are asked to hold: ten steps to a doubling, in arrivals a second.</summary>
internal static class Ladder
{
    private const double Lowest = 10;
    private const int StepsToDouble = 10;

    public static int RateOf(int rung) => (int)Math.Round(Lowest * Math.Pow(2, (double)rung / StepsToDouble));

    /// <summary>
    /// The highest rung held, climbing from one that is thought to be near: up while it holds, else down until one does.
    /// Null when not even the lowest is held.
    /// </summary>
    public static async Task<(int Rung, StepResult Step)?> ClimbAsync(int from, Func<int, Task<StepResult>> tryRung)
    {
        (int, StepResult)? best = null;
        for (var rung = from; rung >= 0; rung += best is null ? -1 : 1)
        {
            var step = await tryRung(rung);
            if (step.Held)
                best = (rung, step);
            else if (best is not null)
                return best;
        }
        return best;
    }

    /// <summary>About how high it goes, by short looks: doubling, then halving what is left.</summary>
    public static async Task<int> LookAsync(Func<int, Task<StepResult>> glance)
    {
        var (held, broke) = (0, 2 * StepsToDouble);
        for (; (await glance(broke)).Held; broke += StepsToDouble)
            held = broke;
        while (broke - held > 1)
        {
            var middle = (held + broke) / 2;
            if ((await glance(middle)).Held)
                held = middle;
            else
                broke = middle;
        }
        return held;
    }
}
