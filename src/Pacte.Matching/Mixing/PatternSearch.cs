namespace Pacte.Matching.Mixing;

/// <summary>
/// Branch and bound over what doctors who mix do. Each node is a linear programme (<see cref="PatternSimplex"/>); the plan made of
/// the heaviest patterns is tried, what no better plan can contain is taken out, and a doctor who is still divided is given fewer or
/// more whole days, or has an offer settled, depth first.
/// </summary>
internal sealed class PatternSearch
{
    private const double Divided = 1e-3;

    /// <summary>
    /// The first linear programme may take so many steps, and the search after it so many divided by the cube of the number of doctors:
    /// never by the clock. With more doctors than these it is not begun.
    /// </summary>
    private const long FirstSteps = 200_000;
    private const long MostFurtherSteps = 800_000;
    private const long FurtherWork = 1_000_000_000_000;
    private const int MostDoctors = 1_000;

    private readonly PatternSimplex _simplex;
    private readonly Func<KindChoice[], long> _try;
    private readonly int _doctors;
    private readonly BranchScores _scores;
    private readonly long _furtherSteps;
    private long _stepsAllowed;
    private long _value;

    /// <param name="simplex">The linear programme, at the plan found so far.</param>
    /// <param name="doctors">How many doctors mix.</param>
    /// <param name="value">Points of the plan found so far.</param>
    /// <param name="tryChoices">Makes a plan of choices, and answers the points of the best plan so far.</param>
    /// <param name="stepsAllowed">How many steps it may take.</param>
    public PatternSearch(PatternSimplex simplex, int doctors, long value, Func<KindChoice[], long> tryChoices, long stepsAllowed)
    {
        (_simplex, _doctors, _value, _try) = (simplex, doctors, value, tryChoices);
        (_scores, _stepsAllowed) = (new BranchScores(doctors), stepsAllowed);
        _furtherSteps = Math.Min(MostFurtherSteps, FurtherWork / ((long)doctors * doctors * doctors));
    }

    /// <summary>How many steps the first linear programme of so many doctors may take.</summary>
    public static long StepsAllowed(int doctors) => doctors <= MostDoctors ? FirstSteps : 0;

    /// <summary>Looks for better plans within the domains; answers what no plan within them exceeds.</summary>
    public long Explore(KindDomain[] domains, long bound, int doctor = -1, bool more = false)
    {
        _simplex.Minimise(domains, _stepsAllowed);
        if (doctor < 0)
            _stepsAllowed = _simplex.Steps + _furtherSteps;
        var look = _simplex.Bound(domains);
        if (doctor >= 0 && _simplex.IsOptimal)
            _scores.Record(doctor, more, bound - Math.Clamp(look.Points, _value, bound));
        bound = Math.Min(bound, look.Points);
        if (bound <= _value || !_simplex.IsOptimal)
            return bound;
        _value = _try(_simplex.Choices());
        if (bound <= _value)
            return bound;
        KindPruning.Prune(look, domains, _value);
        return Branch(domains) is { } branch ? Math.Min(bound, Explore(branch, domains, bound)) : bound;
    }

    private long Explore(Branches branch, KindDomain[] domains, long bound)
    {
        var most = long.MinValue;
        foreach (var more in (bool[])[branch.MoreFirst, !branch.MoreFirst])
        {
            KindDomain[] child = [.. domains];
            child[branch.Doctor] = more ? branch.More : branch.Fewer;
            most = Math.Max(most, Explore(child, bound, branch.Doctor, more));
        }

        return most;
    }

    /// <summary>What to settle next; null when no doctor is divided.</summary>
    private Branches? Branch(KindDomain[] domains)
    {
        var (best, bestScore) = ((Branches?)null, 0.0);
        for (var doctor = 0; doctor < _doctors; doctor++)
        {
            var full = _simplex.SharesOf(doctor).Sum(share => share.Weight * share.Pattern.Kinds.Count((sbyte)2));
            var score = Evenness(full) * _scores[doctor];
            if (Evenness(full) > Divided && score > bestScore)
                (best, bestScore) = (Branches.ByFull(doctor, domains[doctor], full), score);
        }

        return best ?? BranchByOffer(domains);
    }

    private Branches? BranchByOffer(KindDomain[] domains)
    {
        var (best, most) = ((Branches?)null, Divided);
        for (var doctor = 0; doctor < _doctors; doctor++)
        {
            for (var offer = 0; offer < domains[doctor].Offers; offer++)
            {
                for (var halfDays = 0; halfDays <= 2; halfDays++)
                {
                    var share = _simplex.SharesOf(doctor).Sum(share => share.Pattern.Kinds[offer] == halfDays ? share.Weight : 0);
                    if (Evenness(share) > most)
                        (best, most) = (Branches.ByOffer(doctor, domains[doctor], offer, halfDays, share), Evenness(share));
                }
            }
        }

        return best;
    }

    /// <summary>How far from a whole number: at most one half.</summary>
    private static double Evenness(double number) => Math.Min(number - Math.Floor(number), Math.Ceiling(number) - number);

    /// <summary>Two parts of a doctor's domain, and which of them to look into first.</summary>
    private sealed record Branches(int Doctor, KindDomain Fewer, KindDomain More, bool MoreFirst)
    {
        public static Branches ByFull(int doctor, KindDomain domain, double full)
        {
            var few = (int)Math.Floor(full);
            return new Branches(doctor, domain.WithFull(domain.MinFull, few), domain.WithFull(few + 1, domain.MaxFull), full - few > 0.5);
        }

        public static Branches ByOffer(int doctor, KindDomain domain, int offer, int halfDays, double share) =>
            new(doctor, domain.Without(offer, halfDays), domain.Only(offer, halfDays), share >= 0.5);
    }
}
