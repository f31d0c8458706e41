using System.Diagnostics;
using Pacte.Benchmarks.Months;
using Pacte.Matching;

namespace Pacte.Benchmarks.Model;

/// <summary>How far from the proven bound plans stay when a share of the doctors mixes whole days and half-days.</summary>
internal static class MixingGaps
{
    private const double Mixing = 0.2;

    public static int Run(MonthSize size, int seeds)
    {
        var france = new NationalMonths(new France());
        var (closed, worst) = (0, 0.0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var problem = france.Create(size, seed, Mixing);
            var watch = Stopwatch.StartNew();
            var plan = new Matcher(new MatchingWeights()).Solve(problem);
            var share = 1e6 * plan.Gap / plan.Bound;
            (closed, worst) = (closed + (plan.Gap == 0 ? 1 : 0), Math.Max(worst, share));
            Console.WriteLine(
                $"{size} seed {seed}: {watch.ElapsedMilliseconds} ms, {plan.MixingDoctors} mix, {plan.Effort.Solves} flows, "
                + $"{plan.Effort.Pivots} pivots, coverage {plan.Value.Coverage}, gap {plan.Gap} ({share:0.0} millionths)");
        }

        Console.WriteLine($"{size}: gap 0 in {closed} of {seeds} months, at worst {worst:0.0} millionths of the bound");
        return 0;
    }
}
