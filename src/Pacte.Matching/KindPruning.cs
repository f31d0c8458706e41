namespace Pacte.Matching;

/// <summary>
/// Takes out of the domains of doctors who mix what no better plan can contain: numbers of whole days, and kinds at an offer, with
/// which even the bound of a look is no more than the plan already found.
/// </summary>
internal static class KindPruning
{
    /// <summary>Shrinks the domains in place; a plan worth more than <paramref name="value"/> stays within them.</summary>
    public static void Prune(PricedLook look, KindDomain[] domains, long value)
    {
        for (var doctor = 0; doctor < domains.Length; doctor++)
            domains[doctor] = KindsLeft(look, doctor, NumbersLeft(look, doctor, domains[doctor], value), value);
    }

    private static KindDomain NumbersLeft(PricedLook look, int doctor, KindDomain domain, long value)
    {
        var (min, max) = (domain.MinFull, domain.MaxFull);
        while (min < max && look.BoundIf(doctor, domain.WithFull(min, min)) <= value)
            min++;
        while (min < max && look.BoundIf(doctor, domain.WithFull(max, max)) <= value)
            max--;
        return min == domain.MinFull && max == domain.MaxFull ? domain : domain.WithFull(min, max);
    }

    private static KindDomain KindsLeft(PricedLook look, int doctor, KindDomain domain, long value)
    {
        for (var offer = 0; offer < domain.Offers; offer++)
        {
            if (domain.Allows(offer, full: true) && look.BoundWith(doctor, domain, offer, full: true) <= value)
                domain = domain.Without(offer, full: true);
            if (domain.Allows(offer, full: false) && look.BoundWith(doctor, domain, offer, full: false) <= value)
                domain = domain.Without(offer, full: false);
        }

        return domain;
    }
}
