using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>
/// Divides every doctor who mixes among patterns so that coverage is best: a bound on all plans, and nearly a plan, for few doctors
/// stay divided. Starts from a plan, and from its last basis when the domains change.
/// </summary>
internal sealed class PatternSimplex : IDisposable
{
    /// <summary>What an arc or pattern gains, in shifted points, when it is worth a step: more than rounding explains.</summary>
    private const long LeastGain = 64;
    private const int StepsBetweenLooks = 256;

    /// <summary>A pattern is looked for when a sixteenth of the arcs has none that gains.</summary>
    private const int ShareOfArcs = 16;

    private readonly PatternNetwork _network;
    private readonly PatternBasis _basis;
    private readonly BlockSearch _arcs;
    private readonly CancellationToken _cancellation;
    private int _nextDoctor;
    private bool _isSound = true;

    /// <param name="plan">The plan's network.</param>
    /// <param name="kinds">Half-days that each doctor who mixes takes at each offer in the plan from which to start.</param>
    /// <param name="cancellation">Asks to give up.</param>
    public PatternSimplex(PlanNetwork plan, IReadOnlyList<sbyte[]> kinds, CancellationToken cancellation)
    {
        _network = new PatternNetwork(plan);
        _basis = new PatternBasis(_network, [.. kinds.Select((own, doctor) => _network.Pattern(doctor, own))]);
        (_arcs, _cancellation) = (new BlockSearch(_basis.View, LeastGain), cancellation);
    }

    /// <summary>Steps made so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Whether the best division is reached: steps may run out before, and numbers be lost. Potentials prove a bound all the same.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>The bound that the potentials of now prove.</summary>
    public KindBound Bound(KindDomain[] domains) => _network.Bound(_basis.Potentials, domains);

    /// <summary>Goes to the best division within the domains.</summary>
    public void Minimise(KindDomain[] domains, long stepsAllowed)
    {
        IsOptimal = false;
        _isSound = _isSound && _basis.KeepTo(domains);
        while (_isSound && Steps < stepsAllowed)
        {
            if (Steps++ % StepsBetweenLooks == 0)
                _cancellation.ThrowIfCancellationRequested();
            var arc = _arcs.NextNearby(ShareOfArcs);
            var pattern = arc < 0 ? Pattern(domains) : null;
            if (arc < 0 && pattern is null)
                arc = _arcs.Next();
            if (arc < 0 && pattern is null)
            {
                IsOptimal = true;
                return;
            }

            _isSound = pattern is null ? _basis.Enter(arc) : _basis.Enter(pattern);
        }
    }

    /// <summary>For every doctor the choice of the pattern with the largest share.</summary>
    public KindChoice[] Choices() =>
        _network.Choices([.. Enumerable.Range(0, _network.Doctors).Select(doctor => _basis.SharesOf(doctor).MaxBy(share => share.Weight).Pattern)]);

    /// <inheritdoc cref="PatternWeights.SharesOf"/>
    public IEnumerable<(KindPattern Pattern, double Weight)> SharesOf(int doctor) => _basis.SharesOf(doctor);

    public void Dispose() => _basis.Dispose();

    /// <summary>A pattern that gains, looked for from doctor to doctor in turn.</summary>
    private KindPattern? Pattern(KindDomain[] domains)
    {
        for (var seen = 0; seen < _network.Doctors; seen++)
        {
            var doctor = _nextDoctor;
            _nextDoctor = (_nextDoctor + 1) % _network.Doctors;
            var best = _network.BestOf(doctor, domains[doctor], _basis.Potentials);
            if (best.IsPossible && best.Worth > _basis.WorthOfKey(doctor) + LeastGain)
                return _network.Pattern(doctor, best.Kinds);
        }

        return null;
    }
}
