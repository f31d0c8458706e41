using System.Diagnostics;
using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

public sealed class NationalMonthTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(400, 180, 2027, 3)]
    [InlineData(400, 180, 2027, 4)]
    [InlineData(2_000, 300, 2027, 3)]
    public void A_national_month_is_planned_and_proved(int doctors, int sites, int year, int month)
    {
        var problem = NationalMonths.Create(seed: 7, doctors, sites, zones: 151, new DateOnly(year, month, 1));
        var watch = Stopwatch.StartNew();
        var plan = new Matcher(new MatchingWeights()).Solve(problem);
        output.WriteLine(
            $"{doctors} × {sites}: {watch.ElapsedMilliseconds} ms, {plan.Effort.Nodes} nodes, {plan.Effort.Arcs} arcs, "
            + $"{plan.Effort.Pivots} pivots, {plan.Placements.Length} of {problem.Offers.Count} offers placed");
        Assert.True(plan.Certificate.IsValid);
        AssertRulesHold(problem, plan);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_month_in_which_a_fifth_of_the_doctors_mixes_is_proved_best_too(int seed)
    {
        var problem = NationalMonths.Create(seed, doctors: 400, sites: 180, zones: 151, Scenario.Month);
        problem = problem with
        {
            Offers = [.. problem.Offers.Select(offer => offer.DoctorKey[^1] is '0' or '5'
                ? offer with { Accepted = AcceptedParts.Morning | AcceptedParts.Afternoon | AcceptedParts.FullDay }
                : offer)],
        };
        var plan = new Matcher(new MatchingWeights()).Solve(problem);
        output.WriteLine($"{plan.MixingDoctors} mix, {plan.Effort.Solves} flows, gap {plan.Gap} of {plan.Bound}");
        Assert.True(plan.MixingDoctors > 2);
        Assert.Equal(0, plan.Gap);
        AssertRulesHold(problem, plan);
    }

    [Fact]
    public void A_national_month_in_another_order_gives_the_same_plan()
    {
        var problem = NationalMonths.Create(seed: 8, doctors: 150, sites: 60, zones: 40, Scenario.Month);
        var matcher = new Matcher(new MatchingWeights());
        var plan = matcher.Solve(problem);
        Assert.Equal(plan.Fingerprint, matcher.Solve(RandomMonths.Shuffled(problem, new Random(9))).Fingerprint);
        Assert.NotEqual(plan.Fingerprint, matcher.Solve(problem with { Offers = [.. problem.Offers.Skip(1)] }).Fingerprint);
    }

    [Fact]
    public void The_stages_are_told_in_order()
    {
        var stages = new Recorder();
        new Matcher(new MatchingWeights()).Solve(NationalMonths.Create(seed: 8, 150, 60, 40, Scenario.Month), stages);
        Assert.Equal(Enum.GetValues<MatchingStage>(), stages.Seen.Distinct());
    }

    [Fact]
    public void A_run_that_is_given_up_stops_between_pivots()
    {
        using var source = new CancellationTokenSource();
        var stopAtFirstPivot = new Recorder(stage =>
        {
            if (stage == MatchingStage.Coverage)
                source.Cancel();
        });
        var problem = NationalMonths.Create(seed: 8, 150, 60, 40, Scenario.Month);
        Assert.Throws<OperationCanceledException>(() => new Matcher(new MatchingWeights()).Solve(problem, stopAtFirstPivot, source.Token));
        Assert.DoesNotContain(MatchingStage.Checking, stopAtFirstPivot.Seen);
    }

    private static void AssertRulesHold(MatchingProblem problem, MatchingPlan plan)
    {
        var needs = problem.Needs.ToDictionary(need => need.Key);
        var doctors = problem.Doctors.ToDictionary(doctor => doctor.Key);
        Assert.All(plan.Placements.CountBy(placement => placement.NeedKey), need => Assert.True(need.Value <= needs[need.Key].Max));
        Assert.All(plan.Placements.GroupBy(placement => placement.DoctorKey), own =>
        {
            Assert.True(own.Sum(placement => placement.Part.HalfDays()) <= doctors[own.Key].CapInHalfDays);
            Assert.Equal(own.Count(), own.Select(placement => placement.Date).Distinct().Count());
            Assert.All(own, placement => Assert.True(placement.TravelMetres <= doctors[own.Key].TravelLimitMetres));
        });
    }

    private sealed class Recorder(Action<MatchingStage>? react = null) : IProgress<MatchingProgress>
    {
        public List<MatchingStage> Seen { get; } = [];

        public void Report(MatchingProgress value)
        {
            Seen.Add(value.Stage);
            react?.Invoke(value.Stage);
        }
    }
}
