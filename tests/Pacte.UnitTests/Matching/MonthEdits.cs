using Pacte.Matching;

namespace Pacte.UnitTests.Matching;

/// <summary>What may happen to a month, drawn at random.</summary>
internal static class MonthEdits
{
    /// <summary>The problem after one edit more; a plan names the proposals that can be accepted.</summary>
    public static MatchingProblem Next(MatchingProblem problem, Random random, MatchingPlan? plan = null) => random.Next(14) switch
    {
        0 => problem with { Offers = Without(problem.Offers, random) },
        1 => problem with { Offers = WithoutDoctor(problem, random) },
        2 => problem with { Offers = Reoffered(problem, random) },
        3 => problem with { Needs = Without(problem.Needs, random) },
        4 => problem with { Needs = Changed(problem.Needs, random, (need, r) => need with { Min = 0, Desired = r.Next(2), Max = r.Next(1, 4) }) },
        5 => problem with { Needs = Changed(problem.Needs, random, (need, r) => need with { Part = (SessionPart)r.Next(3), Specialty = "mg" }) },
        6 => problem with { Needs = More(problem.Needs, random, need => need with { Key = NewKey(need.Key, random), Max = need.Max + 1 }) },
        7 => problem with { Standing = Standing(problem, random, plan) },
        8 => problem with { Standing = Without(problem.Standing, random) },
        9 => problem with { Exclusions = Exclusions(problem, random) },
        10 => RandomMonths.Pinned(problem, random),
        11 => problem with { Doctors = Changed(problem.Doctors, random, (doctor, r) => doctor with { CapInHalfDays = r.Next(6) }) },
        12 => problem with { Doctors = Changed(problem.Doctors, random, (doctor, r) => doctor with { TravelLimitMetres = r.Next(1, 99) * 2_000 }) },
        _ => problem with { Proposals = Proposals(problem, random) },
    };

    private static T[] Without<T>(IReadOnlyList<T> items, Random random)
    {
        var gone = random.Next(items.Count + 1);
        return [.. items.Where((_, i) => i != gone)];
    }

    private static T[] Changed<T>(IReadOnlyList<T> items, Random random, Func<T, Random, T> change)
    {
        var changed = random.Next(items.Count + 1);
        return [.. items.Select((item, i) => i == changed ? change(item, random) : item)];
    }

    private static T[] More<T>(IReadOnlyList<T> items, Random random, Func<T, T> make) =>
        items.Count == 0 ? [] : [.. items, make(items[random.Next(items.Count)])];

    private static MatchingOffer[] WithoutDoctor(MatchingProblem problem, Random random)
    {
        var doctor = problem.Doctors[random.Next(problem.Doctors.Count)].Key;
        return [.. problem.Offers.Where(offer => offer.DoctorKey != doctor)];
    }

    /// <summary>A doctor offers a date, or offers it otherwise, like another offer of the month.</summary>
    private static MatchingOffer[] Reoffered(MatchingProblem problem, Random random)
    {
        if (problem.Offers.Count == 0)
            return [];
        var (like, doctor) = (problem.Offers[random.Next(problem.Offers.Count)], problem.Doctors[random.Next(problem.Doctors.Count)].Key);
        var date = problem.Month.AddDays(random.Next(9));
        var had = problem.Offers.FirstOrDefault(offer => (offer.DoctorKey, offer.Date) == (doctor, date));
        var offered = new MatchingOffer(had?.Key ?? NewKey(doctor, random), doctor, date, like.Accepted);
        return [.. problem.Offers.Where(offer => offer != had), offered];
    }

    private static StandingSession[] Standing(MatchingProblem problem, Random random, MatchingPlan? plan)
    {
        if (plan is { Placements.Length: > 0 })
        {
            var accepted = plan.Placements[random.Next(plan.Placements.Length)];
            return [.. problem.Standing, Session(random, accepted.DoctorKey, accepted.SiteKey, accepted.NeedKey, accepted.Date, accepted.Part)];
        }

        if (problem.Needs.Count == 0)
            return [.. problem.Standing];
        var need = problem.Needs[random.Next(problem.Needs.Count)];
        var doctor = problem.Doctors[random.Next(problem.Doctors.Count)].Key;
        return [.. problem.Standing, Session(random, doctor, need.SiteKey, need.Key, need.Date, need.Part)];
    }

    private static StandingSession Session(Random random, string doctor, string site, string need, DateOnly date, SessionPart part) => new()
    {
        Key = NewKey("p", random),
        DoctorKey = doctor,
        SiteKey = site,
        NeedKey = need,
        Date = date,
        Part = part,
    };

    private static Exclusion[] Exclusions(MatchingProblem problem, Random random)
    {
        if (problem.Exclusions.Count > 0 && random.Next(3) == 0)
            return Without(problem.Exclusions, random);
        var (doctor, site) = (problem.Doctors[random.Next(problem.Doctors.Count)].Key, problem.Sites[random.Next(problem.Sites.Count)].Key);
        return [.. problem.Exclusions, new Exclusion(doctor, site, random.Next(2) == 0 ? null : problem.Month.AddDays(random.Next(9)))];
    }

    private static SentProposal[] Proposals(MatchingProblem problem, Random random) =>
        problem.Offers.Count == 0 || problem.Needs.Count == 0 || random.Next(4) == 0
            ? Without(problem.Proposals, random)
            : [.. problem.Proposals, new SentProposal(problem.Offers[random.Next(problem.Offers.Count)].Key, problem.Needs[random.Next(problem.Needs.Count)].Key)];

    private static string NewKey(string like, Random random) => $"{like}+{random.Next()}";
}
