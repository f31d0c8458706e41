namespace Pacte.LoadTests.Measures;

/// <summary>The rates that both sides are asked to hold: ten steps to a doubling, in arrivals a second.</summary>
internal static class Ladder
{
    private const double Lowest = 10;
    private const int StepsToDouble = 10;

    public static int RateOf(int rung) => (int)Math.Round(Lowest * Math.Pow(2, (double)rung / StepsToDouble));

    /// <summary>
    /// The highest rung held, from one that is thought to be near: away from it by strides that double, up while it holds, else down
    /// until one does, then halving what is left. Null when not even the lowest is held.
    /// </summary>
    public static async Task<(int Rung, StepResult Step)?> ClimbAsync(int from, Func<int, Task<StepResult>> tryRung)
    {
        (int Rung, StepResult Step)? best = null;
        var broke = int.MaxValue;
        for (var (rung, stride) = (from, 1); rung >= 0 && (best is null || broke == int.MaxValue); stride *= 2)
        {
            var step = await tryRung(rung);
            if (step.Held)
                best = (rung, step);
            else
                broke = rung;
            rung += step.Held ? stride : broke > 0 ? -Math.Min(stride, broke) : -1;
        }

        while (best is { Rung: var held } && broke - held > 1)
        {
            var middle = (held + broke) / 2;
            var step = await tryRung(middle);
            if (step.Held)
                best = (middle, step);
            else
                broke = middle;
        }

        return best;
    }

    /// <summary>About how high it goes, by short looks from a rung, each with a second chance: doubling, then halving what is left.</summary>
    public static async Task<int> LookAsync(int from, Func<int, Task<StepResult>> glance)
    {
        var (held, broke) = (0, Math.Max(1, from));
        for (; await HoldsAsync(broke); broke += StepsToDouble)
            held = broke;
        while (broke - held > 2)
        {
            var middle = (held + broke) / 2;
            if (await HoldsAsync(middle))
                held = middle;
            else
                broke = middle;
        }

        return held;

        async Task<bool> HoldsAsync(int rung) => (await glance(rung)).Held || (await glance(rung)).Held;
    }
}
