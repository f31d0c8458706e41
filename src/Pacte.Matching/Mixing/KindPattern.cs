namespace Pacte.Matching.Mixing;

/// <summary>What a doctor who mixes could do in the month: half-days at each offer, within the cap.</summary>
/// <param name="Doctor">The doctor's number among those who mix.</param>
/// <param name="Kinds">Half-days taken at each offer: 0, 1 or 2.</param>
/// <param name="Nodes">Where in a <see cref="PatternNetwork"/> each of the sessions starts.</param>
internal sealed record KindPattern(int Doctor, sbyte[] Kinds, int[] Nodes)
{
    /// <summary>Whether the domains of the moment leave it out.</summary>
    public bool IsBanned { get; private set; }

    public void KeepTo(KindDomain domain) => IsBanned = !domain.Allows(Kinds);
}
