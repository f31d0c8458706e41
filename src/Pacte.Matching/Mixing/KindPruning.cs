namespace Pacte.Matching.Mixing;

/// <summary>
/// Takes out of the domains of doctors who mix what no better plan can contain: kinds at an offer with which even the bound is no more
/// than the plan already found.
/// </summary>
internal static class KindPruning
{
    /// <summary>Shrinks the domains in place; a plan worth more than <paramref name="value"/> stays within them.</summary>
    public static void Prune(KindBound bound, KindDomain[] domains, long value)
    {
        for (var doctor = 0; doctor < domains.Length; doctor++)
        {
            var (min, max) = (domains[doctor].MinFull, domains[doctor].MaxFull);
            while (min < max && bound.If(doctor, domains[doctor].WithFull(min, min)) <= value)
                min++;
            while (min < max && bound.If(doctor, domains[doctor].WithFull(max, max)) <= value)
                max--;
            domains[doctor] = domains[doctor].WithFull(min, max);
            for (var offer = 0; offer < domains[doctor].Offers; offer++)
            {
                for (var halfDays = 0; halfDays <= 2; halfDays++)
                {
                    if (domains[doctor].Allows(offer, halfDays) && bound.If(doctor, domains[doctor].Only(offer, halfDays)) <= value)
                        domains[doctor] = domains[doctor].Without(offer, halfDays);
                }
            }
        }
    }
}
