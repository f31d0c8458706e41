using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>
/// A basis of the linear programme in which every doctor who mixes is divided among patterns: tree arcs (<see cref="PieceTree"/>), a
/// key pattern for each doctor and patterns beside the keys (<see cref="PatternWeights"/>). Each of the latter takes the place of a
/// tree arc, so that there is one piece more than there are side patterns.
/// </summary>
/// <remarks>
/// The simplex method for networks with side columns (Glover and Klingman 1981) with a key for each doctor (Dantzig and Van Slyke
/// 1967). Potentials are integers, so what they prove is exact; flows and weights are in floating point and only steer.
/// </remarks>
internal sealed class PatternBasis : IDisposable
{
    /// <summary>What a banned pattern costs: more than all sessions of a doctor could bring.</summary>
    private const long Ban = 1L << 44;

    /// <summary>Differences of potentials, in shifted points, that only come from rounding them.</summary>
    private const long Rounding = 8;
    private const double MostShift = 1e16;
    private const int ExchangesBetweenRefreshes = 1_000;

    private readonly PatternNetwork _network;
    private readonly PieceTree _tree;
    private readonly PatternWeights _weights;
    private readonly PieceAnswers _answers;
    private int _exchanges;

    /// <summary>Starts from the best plan in which every doctor keeps to a pattern.</summary>
    public PatternBasis(PatternNetwork network, KindPattern[] keys)
    {
        (_network, _weights) = (network, new PatternWeights(network.Source, keys));
        var start = NetworkSimplex.Solve(network.With(keys));
        if (start.Basis is null)
            throw new InvalidOperationException($"Patterns of a plan leave a flow, and the solver answered {start.Status}.");
        _tree = new PieceTree(network, start, start.Basis);
        _answers = new PieceAnswers(_tree, _weights);
    }

    /// <inheritdoc cref="PieceTree.View"/>
    public PricingView View => _tree.View;

    /// <inheritdoc cref="PieceTree.Potentials"/>
    public ReadOnlySpan<long> Potentials => _tree.Potentials;

    /// <summary>Bans the patterns outside the domains. False when numbers are lost.</summary>
    public bool KeepTo(KindDomain[] domains)
    {
        foreach (var pattern in _weights.All)
            pattern.KeepTo(domains[pattern.Doctor]);
        return Reprice();
    }

    /// <summary>What the key of a doctor brings, in shifted points; every pattern in the basis brings as much.</summary>
    public long WorthOfKey(int doctor) => WorthOf(_weights.KeyOf(doctor));

    /// <inheritdoc cref="PatternWeights.SharesOf"/>
    public IEnumerable<(KindPattern Pattern, double Weight)> SharesOf(int doctor) => _weights.SharesOf(doctor);

    /// <summary>Sends along an arc as much as lowers the cost. False when numbers are lost.</summary>
    public bool Enter(int arc)
    {
        var (from, to) = _tree.EndsOf(arc);
        var test = Change([new NodeSupply(from, -1), new NodeSupply(to, 1)], _network.Capacities[arc], pattern: null);
        if (test.Kind == LeavingKind.Nothing)
        {
            _tree.Flip(arc);
            return true;
        }

        _tree.Take(arc, test.Step);
        if (test.Kind == LeavingKind.Node && _tree.PieceOf(from) == _tree.PieceOf(to))
        {
            var (top, parent) = test.Rate < 0 ? (from, to) : (to, from);
            _tree.Rehang(test.Index, top, parent, arc);
            return Reprice();
        }

        _answers.Leave(test);
        Remove(test);
        var (gone, last) = _tree.Join(arc);
        _answers.Join(gone, last);
        return Finish();
    }

    /// <summary>Gives a doctor more and more of a pattern. False when numbers are lost.</summary>
    public bool Enter(KindPattern pattern)
    {
        var supplies = _weights.SuppliesOf(pattern);
        var test = Change(supplies, double.MaxValue, pattern);
        _answers.Add(_answers.Leave(test), test.Rate);
        _weights.Add(pattern, supplies, test.Step);
        Remove(test);
        return Finish();
    }

    public void Dispose() => _tree.Dispose();

    /// <summary>Supplies amounts, lets weights and flows answer as far as bounds allow, and tells what stopped them.</summary>
    private RatioTest Change(ReadOnlySpan<NodeSupply> supplies, double room, KindPattern? pattern)
    {
        var change = _answers.To(supplies);
        foreach (var (node, amount) in supplies)
            _tree.Supply(node, amount);
        for (var side = 0; side < change.Length; side++)
        {
            if (Math.Abs(change[side]) <= RatioTest.Tiny)
                continue;
            foreach (var (node, amount) in _weights.SuppliesOf(side))
                _tree.Supply(node, amount * change[side]);
        }

        var test = new RatioTest(room);
        _tree.Limit(ref test);
        _weights.Limit(change, pattern, ref test);
        _tree.Move(test.Step);
        _weights.Move(change, test.Step);
        return test;
    }

    /// <summary>Removes the pattern that left, if it was one.</summary>
    private void Remove(RatioTest test)
    {
        if (test.Kind == LeavingKind.Side)
            _weights.RemoveSide(test.Index);
        if (test.Kind != LeavingKind.Node)
            _answers.RemoveAt(test.Kind == LeavingKind.Side ? test.Index : _weights.RemoveKey(test.Index));
    }

    private bool Finish() => (++_exchanges % ExchangesBetweenRefreshes != 0 || _answers.TryRefresh()) && Reprice();

    /// <summary>Shifts the potentials of pieces so that every side pattern brings what the doctor's key does.</summary>
    private bool Reprice()
    {
        Span<double> shifts = [];
        for (var side = 0; side < _weights.Sides; side++)
        {
            var pattern = _weights.Side(side);
            var lack = WorthOfKey(pattern.Doctor) - WorthOf(pattern);
            if (Math.Abs(lack) <= Rounding)
                continue;
            if (shifts.IsEmpty)
                shifts = new double[_tree.Pieces];
            _answers.AddShifts(shifts, side, lack);
        }

        for (var piece = 0; piece < shifts.Length; piece++)
        {
            if (!(Math.Abs(shifts[piece]) < MostShift))
                return false;
            if (Math.Round(shifts[piece]) is not 0 and var shift)
                _tree.Shift(piece, (long)shift);
        }

        return true;
    }

    private long WorthOf(KindPattern pattern)
    {
        var (worth, source) = (pattern.IsBanned ? -Ban : 0, Potentials[_network.Source]);
        foreach (var node in pattern.Nodes)
            worth += Potentials[node] - source;
        return worth;
    }
}
