using System.Collections.Immutable;
using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>What every arc carries, which may be a fraction while it is in the tree, and at which bound it is when it is not.</summary>
internal sealed class ArcFlows
{
    private readonly long[] _capacities;
    private readonly double[] _flows;

    public ArcFlows(long[] capacities, ImmutableArray<long> flows)
    {
        (_capacities, _flows, States) = (capacities, new double[flows.Length], GC.AllocateArray<sbyte>(flows.Length, pinned: true));
        for (var arc = 0; arc < flows.Length; arc++)
        {
            _flows[arc] = flows[arc];
            States[arc] = StateOf(arc);
        }
    }

    /// <summary>The <see cref="ArcState"/> of each arc; the array does not move in memory.</summary>
    public sbyte[] States { get; }

    public bool IsEmpty(int arc) => States[arc] == ArcState.AtLower;

    /// <summary>How much more, or less, an arc can carry.</summary>
    public double Room(int arc, bool grows) => grows ? _capacities[arc] - _flows[arc] : _flows[arc];

    public void Add(int arc, double amount) => _flows[arc] += amount;

    /// <summary>An arc is in the tree.</summary>
    public void Keep(int arc) => States[arc] = ArcState.Kept;

    /// <summary>An arc outside the tree goes to its other bound.</summary>
    public void Flip(int arc)
    {
        _flows[arc] = IsEmpty(arc) ? _capacities[arc] : 0;
        States[arc] = (sbyte)-States[arc];
    }

    /// <summary>An arc enters the tree, having gone some way from its bound.</summary>
    public void Take(int arc, double step)
    {
        _flows[arc] += IsEmpty(arc) ? step : -step;
        Keep(arc);
    }

    /// <summary>An arc leaves the tree at the bound that it has reached.</summary>
    public void Release(int arc)
    {
        _flows[arc] = Math.Round(_flows[arc]);
        States[arc] = StateOf(arc);
    }

    private sbyte StateOf(int arc) =>
        _capacities[arc] == 0 ? ArcState.Kept : _flows[arc] == _capacities[arc] ? ArcState.AtUpper : ArcState.AtLower;
}
