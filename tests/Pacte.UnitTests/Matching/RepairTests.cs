using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>After a plan was published, an edit changes as few of the proposals sent as coverage allows.</summary>
public sealed class RepairTests
{
    private static readonly Matcher Matcher = new(new MatchingWeights());

    [Fact]
    public void Nothing_changes_when_nothing_happened()
    {
        var (problem, plan) = Published(51);
        Assert.Equal(plan.Placements, Matcher.Solve(Repair(problem, plan)).Placements);
    }

    [Theory]
    [InlineData("withdrawal")]
    [InlineData("new need")]
    [InlineData("new offer")]
    public void An_edit_changes_as_few_proposals_as_coverage_allows(string edit)
    {
        var random = new Random(52);
        var changed = 0;
        for (var round = 0; round < 150; round++)
        {
            var problem = RandomMonths.Small(random, mixing: false) with { Proposals = [], Visits = [] };
            var plan = Matcher.Solve(problem);
            if (problem.Offers.Count < 2 || problem.Needs.Count < 2 || plan.Placements.IsEmpty)
                continue;
            var (before, after) = Edited(edit, problem, random);
            plan = Matcher.Solve(before);
            var repaired = Matcher.Solve(Repair(after, plan));
            var best = new ExhaustivePlan(Repair(after, plan), new MatchingWeights()).Best();
            Assert.Equal(best, repaired.Value);
            Assert.Equal(Kept(plan, repaired), repaired.Value.KeptProposals);
            Assert.True(Kept(plan, Matcher.Solve(after)) <= repaired.Value.KeptProposals);
            changed += plan.Placements.Length - Kept(plan, repaired);
        }

        Assert.True(changed > 0, "no edit changed any proposal");
    }

    [Fact]
    public void All_that_was_decided_is_in_the_fingerprint()
    {
        var value = new PlanValue(1, 1, 1, 1, 1);
        var placed = new Placement("o", "n", "d", "s", "z", Scenario.Day(1), SessionPart.FullDay, 1);
        var unplaced = new UnplacedOffer("p", "d", Scenario.Day(2), UnplacedReason.CapReached);
        string[] prints =
        [
            PlanReader.Fingerprint([placed], [unplaced], value),
            PlanReader.Fingerprint([placed with { OfferKey = "q" }], [unplaced], value),
            PlanReader.Fingerprint([placed with { NeedKey = "m" }], [unplaced], value),
            PlanReader.Fingerprint([placed], [unplaced with { OfferKey = "q" }], value),
            PlanReader.Fingerprint([placed], [unplaced with { Reason = UnplacedReason.Exempt }], value),
            PlanReader.Fingerprint([placed], [unplaced], value with { Coverage = 2 }),
            PlanReader.Fingerprint([placed], [unplaced], value with { KeptProposals = 2 }),
            PlanReader.Fingerprint([placed], [unplaced], value with { FirstSessions = 2 }),
            PlanReader.Fingerprint([placed], [unplaced], value with { Familiarity = 2 }),
            PlanReader.Fingerprint([placed], [unplaced], value with { TravelMetres = 2 }),
        ];
        Assert.Equal(prints.Length, prints.Distinct().Count());
    }

    [Fact]
    public void The_same_problem_and_the_same_published_plan_give_the_same_bytes()
    {
        var (problem, plan) = Published(53);
        var edited = Repair(problem with { Offers = [.. problem.Offers.Skip(1)] }, plan);
        var repaired = Matcher.Solve(edited);
        Assert.Equal(repaired.Fingerprint, Matcher.Solve(RandomMonths.Shuffled(edited, new Random(1))).Fingerprint);
        Assert.True(Kept(plan, repaired) < plan.Placements.Length);
    }

    private static (MatchingProblem Before, MatchingProblem After) Edited(string edit, MatchingProblem problem, Random random)
    {
        MatchingOffer[] offers = [.. problem.Offers];
        MatchingNeed[] needs = [.. problem.Needs];
        var (offer, need) = (random.Next(offers.Length), random.Next(needs.Length));
        var fewerOffers = problem with { Offers = [.. offers.Where((_, i) => i != offer)] };
        var fewerNeeds = problem with { Needs = [.. needs.Where((_, i) => i != need)] };
        return edit switch
        {
            "withdrawal" => (problem, fewerOffers),
            "new need" => (fewerNeeds, problem),
            _ => (fewerOffers, problem),
        };
    }

    private static (MatchingProblem Problem, MatchingPlan Plan) Published(int seed)
    {
        var problem = NationalMonths.Create(seed, doctors: 150, sites: 60, zones: 40, Scenario.Month);
        return (problem, Matcher.Solve(problem));
    }

    private static MatchingProblem Repair(MatchingProblem problem, MatchingPlan published) => problem with
    {
        Proposals = [.. published.Placements.Select(placement => new SentProposal(placement.OfferKey, placement.NeedKey))],
    };

    private static int Kept(MatchingPlan published, MatchingPlan repaired) => published.Placements.Count(sent =>
        repaired.Placements.Any(placement => (placement.OfferKey, placement.NeedKey) == (sent.OfferKey, sent.NeedKey)));
}
