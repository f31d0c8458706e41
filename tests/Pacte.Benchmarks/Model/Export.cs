using Pacte.Benchmarks.Months;
using Pacte.Matching;

namespace Pacte.Benchmarks.Model;

internal static class Export
{
    public static int Try(MonthSize size, int from, int to, int solves)
    {
        MixingSearch.Trace = true;
        var france = new NationalMonths(new France());
        for (var seed = from; seed <= to; seed++)
        {
            var problem = france.Create(size, seed, 0.2);
            var index = new ProblemIndex(problem);
            var standing = new StandingTally(index);
            var (candidates, _) = new Eligibility(index, standing).FindCandidates(CancellationToken.None);
            var plan = new PlanNetwork(index, standing, candidates, new DoctorKinds(index, standing, candidates), new MatchingWeights());
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var found = MixingSearch.Run(plan, new MatchingWeights(), CancellationToken.None, solves);
            Console.WriteLine($"seed {seed}: {plan.Kinds.Mixing.Length} mix, {found.Value} bound {found.Bound} gap {found.Bound - found.Value} {watch.ElapsedMilliseconds} ms");
        }

        return 0;
    }

    // arcs: tail head cap cost doctorOfMixing halfdays
    public static int Run(MonthSize size, int seed, string path)
    {
        var problem = new NationalMonths(new France()).Create(size, seed, 0.2);
        var index = new ProblemIndex(problem);
        var standing = new StandingTally(index);
        var (candidates, _) = new Eligibility(index, standing).FindCandidates(CancellationToken.None);
        var plan = new PlanNetwork(index, standing, candidates, new DoctorKinds(index, standing, candidates), new MatchingWeights());
        var n = plan.Network;
        var mix = new int[n.ArcCount];
        var skip = new bool[n.ArcCount];
        Array.Fill(mix, -1);
        for (var i = 0; i < plan.Kinds.Mixing.Length; i++)
        {
            foreach (var o in plan.Kinds.Mixing[i].Offers)
                for (var c = o.First; c < o.End; c++)
                    mix[plan.FirstCandidateArc + c] = i;
            var a = plan.MixingArcs[i];
            for (var k = 0; k < a.WideCount + plan.Kinds.Mixing[i].Offers.Length; k++)
                skip[a.Wide + k] = true;
        }

        using var file = new StreamWriter(path);
        file.WriteLine($"{n.NodeCount} {n.ArcCount} {plan.Kinds.Mixing.Length} {plan.Source} {plan.Sink} {n.Supplies[plan.Source]}");
        for (var i = 0; i < plan.Kinds.Mixing.Length; i++)
            file.WriteLine(plan.Kinds.Mixing[i].Cap);
        for (var a = 0; a < n.ArcCount; a++)
        {
            var cand = a - plan.FirstCandidateArc;
            var half = cand >= 0 && cand < candidates.Count ? plan.HalfDays(cand) : 0;
            file.WriteLine($"{n.Tails[a]} {n.Heads[a]} {(skip[a] ? 0 : n.Capacities[a])} {n.Costs[0][a]} {mix[a]} {half}");
        }

        return 0;
    }
}
