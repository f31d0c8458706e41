using Pacte.Matching;

namespace Pacte.Benchmarks.Repair;

/// <summary>What happens to a month after its plan was published, drawn at random.</summary>
internal sealed class RandomEdits(Random random)
{
    /// <summary>How many kinds of edits there are.</summary>
    public const int Kinds = 9;

    private int _made;

    /// <summary>The month after one edit more, and what it was.</summary>
    public (MatchingProblem Problem, string Name) Next(MatchingProblem problem, MatchingPlan plan) => (_made++ % Kinds) switch
    {
        0 => (Without(problem, Pick(plan.Placements).OfferKey), "a doctor withdraws a date that was placed"),
        1 => (Without(problem, Pick(problem.Offers).Key), "a doctor withdraws any date"),
        2 => (Without(problem, Pick(problem.Doctors)), "a doctor withdraws altogether"),
        3 => (Accepted(problem, Pick(plan.Placements)), "a proposal is accepted"),
        4 => (NewOffer(problem), "a new offer"),
        5 => (NewNeed(problem), "a new need"),
        6 => (ChangedNeed(problem), "a need asks for more or less"),
        7 => (problem with { Needs = Except(problem.Needs, random.Next(problem.Needs.Count)) }, "a need is cancelled"),
        _ => (Banned(problem, Pick(plan.Placements)), "a doctor and a site are not to meet"),
    };

    private static MatchingProblem Without(MatchingProblem problem, string offer) =>
        problem with { Offers = [.. problem.Offers.Where(other => other.Key != offer)] };

    private static MatchingProblem Without(MatchingProblem problem, MatchingDoctor doctor) =>
        problem with { Offers = [.. problem.Offers.Where(offer => offer.DoctorKey != doctor.Key)] };

    private static MatchingProblem Accepted(MatchingProblem problem, Placement placement) => problem with
    {
        Standing =
        [
            .. problem.Standing,
            new StandingSession
            {
                Key = placement.OfferKey,
                DoctorKey = placement.DoctorKey,
                SiteKey = placement.SiteKey,
                NeedKey = placement.NeedKey,
                Date = placement.Date,
                Part = placement.Part,
            },
        ],
    };

    private static MatchingProblem Banned(MatchingProblem problem, Placement placement) =>
        problem with { Exclusions = [.. problem.Exclusions, new Exclusion(placement.DoctorKey, placement.SiteKey)] };

    private static T[] Except<T>(IReadOnlyList<T> items, int number) => [.. items.Take(number), .. items.Skip(number + 1)];

    private MatchingProblem NewOffer(MatchingProblem problem)
    {
        var like = Pick(problem.Offers);
        var date = Pick(problem.Needs).Date;
        var key = $"{like.DoctorKey}/{date:dd}";
        var isTaken = problem.Offers.Any(offer => offer.Key == key);
        return isTaken ? NewOffer(problem) : problem with { Offers = [.. problem.Offers, like with { Key = key, Date = date }] };
    }

    private MatchingProblem NewNeed(MatchingProblem problem)
    {
        var like = Pick(problem.Needs);
        return problem with { Needs = [.. problem.Needs, like with { Key = $"{like.Key}/{_made}", Min = 1, Desired = 1, Max = 2 }] };
    }

    private MatchingProblem ChangedNeed(MatchingProblem problem)
    {
        var number = random.Next(problem.Needs.Count);
        var need = problem.Needs[number];
        var changed = need.Max > 1 ? need with { Min = 0, Max = 1 } : need with { Min = 1, Max = 3 };
        return problem with { Needs = [.. problem.Needs.Take(number), changed, .. problem.Needs.Skip(number + 1)] };
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
