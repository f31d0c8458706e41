using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>
/// A basis of the linear programme in which every doctor who mixes divides one unit among patterns: a spanning tree of arcs, one key
/// pattern for each doctor, and patterns beside the keys. Each of these takes the place of a tree arc, so that the tree falls into
/// pieces, one more than there are side patterns; all hang from the root by arcs that carry nothing.
/// </summary>
/// <remarks>
/// The simplex method for networks with side columns (Glover and Klingman 1981) with a key for each doctor (Dantzig and Van Slyke
/// 1967). Potentials are integers, so what they prove is exact; flows and weights are in floating point and only steer.
/// </remarks>
internal sealed unsafe class PatternBasis : IDisposable
{
    /// <summary>Rates and amounts below this are roundings.</summary>
    private const double Tiny = 1e-7;

    /// <summary>What a banned pattern costs: more than four sessions could bring.</summary>
    private const long Ban = 1L << 44;

    /// <summary>Differences of potentials, in shifted points, that only come from rounding them.</summary>
    private const long Rounding = 8;
    private const double MostPotential = 1e17;
    private const int ExchangesBetweenInversions = 1_000;

    private readonly PatternNetwork _network;
    private readonly SpanningTree _tree;
    private readonly TreeNode* _nodes;
    private readonly double[] _flow;
    private readonly sbyte[] _state;
    private readonly long[] _potential;
    private readonly int[] _piece;
    private readonly List<int> _tops = [SpanningTree.None];
    private readonly KindPattern[] _keys;
    private readonly double[] _keyWeights;
    private readonly List<KindPattern> _sides = [];
    private readonly List<double> _sideWeights = [];
    private readonly PieceAnswers _answers = new();
    private readonly double[] _up;
    private readonly List<int> _touched = [];
    private readonly double[] _keyChange;
    private double[] _change = [];
    private double[] _leaving = [];
    private int _exchanges;

    /// <summary>Starts from the best plan in which every doctor keeps to a pattern.</summary>
    public PatternBasis(PatternNetwork network, KindPattern[] keys)
    {
        (_network, _keys, _keyWeights, _keyChange) = (network, keys, new double[keys.Length], new double[keys.Length]);
        Array.Fill(_keyWeights, 1);
        var start = NetworkSimplex.Solve(network.With(keys));
        if (start.Basis is null)
            throw new InvalidOperationException($"Patterns of a plan leave a flow, and the solver answered {start.Status}.");
        _tree = new SpanningTree(network.NodeCount + 1);
        _nodes = _tree.Nodes;
        (_piece, _up) = (new int[network.NodeCount + 1], new double[network.NodeCount + 1]);
        _potential = GC.AllocateArray<long>(network.NodeCount + 1, pinned: true);
        start.Potentials[0].CopyTo(_potential);
        _flow = new double[network.Tails.Length];
        _state = GC.AllocateArray<sbyte>(_flow.Length, pinned: true);
        for (var arc = 0; arc < _flow.Length; arc++)
        {
            _flow[arc] = start.Flow[arc];
            _state[arc] = StateOf(arc);
        }

        for (var node = 0; node < network.NodeCount; node++)
            Hang(node, start.Basis.TreeArcs[node]);
        _tree.Thread();
    }

    /// <summary>What chooses the arc that enters.</summary>
    public PricingView View => new(_flow.Length, Address(_network.Tails), Address(_network.Heads), Address(_network.Costs), Address(_state), Address(_potential));

    /// <summary>The potential of each node, in shifted points.</summary>
    public ReadOnlySpan<long> Potentials => _potential.AsSpan(0, _potential.Length - 1);

    /// <summary>Bans the patterns outside the domains. False when numbers are lost.</summary>
    public bool KeepTo(KindDomain[] domains)
    {
        foreach (var pattern in _keys.Concat(_sides))
            pattern.KeepTo(domains[pattern.Doctor]);
        return Reprice();
    }

    /// <summary>What the key of a doctor brings, in shifted points; every pattern in the basis brings as much.</summary>
    public long WorthOfKey(int doctor) => WorthOf(_keys[doctor]);

    /// <summary>The patterns among which a doctor is divided, with their weights.</summary>
    public IEnumerable<(KindPattern Pattern, double Weight)> SharesOf(int doctor) =>
        _sides.Select((pattern, side) => (pattern, _sideWeights[side])).Where(share => share.pattern.Doctor == doctor)
            .Prepend((_keys[doctor], _keyWeights[doctor]));

    /// <summary>Sends along an arc as much as lowers the cost. False when numbers are lost.</summary>
    public bool Enter(int arc)
    {
        var forward = _state[arc] == ArcState.AtLower;
        var (from, to) = forward ? (_network.Tails[arc], _network.Heads[arc]) : (_network.Heads[arc], _network.Tails[arc]);
        var change = Change();
        _answers.Answer(change, _piece[from], -1);
        _answers.Answer(change, _piece[to], 1);
        Supply(from, -1);
        Supply(to, 1);
        Route(change);
        var test = Test(change, new RatioTest(_network.Capacities[arc]), entering: SpanningTree.None);
        Move(change, test.Step);
        _flow[arc] = test.Kind == LeavingKind.Nothing ? (forward ? _network.Capacities[arc] : 0) : _flow[arc] + (forward ? test.Step : -test.Step);
        if (test.Kind == LeavingKind.Nothing)
        {
            _state[arc] = (sbyte)-_state[arc];
            return true;
        }

        _state[arc] = ArcState.Kept;
        if (test.Kind == LeavingKind.Node && _piece[from] == _piece[to])
        {
            Release(test.Index);
            var (top, parent) = test.Rate < 0 ? (from, to) : (to, from);
            HangElsewhere(test.Index, top, parent, arc);
            return Reprice();
        }

        Leave(change, test);
        Settle(test);
        Join(arc, from, to);
        return Finish();
    }

    /// <summary>Gives a doctor more and more of a pattern. False when numbers are lost.</summary>
    public bool Enter(KindPattern pattern)
    {
        var change = Change();
        foreach (var (node, amount) in SuppliesOf(pattern))
            _answers.Answer(change, _piece[node], amount);
        foreach (var (node, amount) in SuppliesOf(pattern))
            Supply(node, amount);
        Route(change);
        var test = Test(change, new RatioTest(double.MaxValue), pattern.Doctor);
        Move(change, test.Step);
        _keyWeights[pattern.Doctor] -= test.Step;
        var leaving = Leave(change, test);
        _answers.Add(leaving, test.Rate);
        _sides.Add(pattern);
        _sideWeights.Add(test.Step);
        Settle(test);
        return Finish();
    }

    public void Dispose() => _tree.Dispose();

    private static T* Address<T>(T[] pinned)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));

    private sbyte StateOf(int arc) =>
        _network.Capacities[arc] == 0 ? ArcState.Kept : _flow[arc] == _network.Capacities[arc] ? ArcState.AtUpper : ArcState.AtLower;

    private void Hang(int node, int arc)
    {
        if (arc == SpanningTree.None)
        {
            _tree.Hang(node, _tree.Root, RootArc(node), up: 0, down: 0);
            return;
        }

        _state[arc] = ArcState.Kept;
        _tree.Hang(node, LeadsUp(node, arc) ? _network.Heads[arc] : _network.Tails[arc], arc, up: 0, down: 0);
    }

    private int RootArc(int node) => _flow.Length + node;

    private bool LeadsUp(int node, int arc) => arc >= _flow.Length || _network.Tails[arc] == node;

    private Span<double> Change()
    {
        if (_change.Length < _sides.Count)
            _change = new double[2 * _sides.Count];
        var change = _change.AsSpan(0, _sides.Count);
        change.Clear();
        return change;
    }

    /// <summary>What one unit of a pattern instead of the doctor's key supplies.</summary>
    private IEnumerable<(int Node, int Amount)> SuppliesOf(KindPattern pattern)
    {
        var key = _keys[pattern.Doctor];
        foreach (var node in pattern.Nodes)
            yield return (node, 1);
        foreach (var node in key.Nodes)
            yield return (node, -1);
        if (pattern.Nodes.Length != key.Nodes.Length)
            yield return (_network.Source, key.Nodes.Length - pattern.Nodes.Length);
    }

    /// <summary>Sends an amount that a node gets from there to the top of its piece.</summary>
    private void Supply(int node, double amount)
    {
        var top = _piece[node] == 0 ? _tree.Root : _tops[_piece[node]];
        for (; node != top; node = _nodes[node].Parent)
        {
            if (_up[node] == 0)
                _touched.Add(node);
            _up[node] += amount;
            if (_up[node] == 0)
                _up[node] = double.Epsilon;
        }
    }

    private void Route(ReadOnlySpan<double> change)
    {
        for (var side = 0; side < change.Length; side++)
        {
            if (Math.Abs(change[side]) <= Tiny)
                continue;
            foreach (var (node, amount) in SuppliesOf(_sides[side]))
                Supply(node, amount * change[side]);
        }
    }

    /// <summary>How far the change can go, and what blocks it.</summary>
    private RatioTest Test(ReadOnlySpan<double> change, RatioTest test, int entering)
    {
        foreach (var node in _touched)
        {
            var (arc, up) = (_nodes[node].Arc, _up[node]);
            if (Math.Abs(up) <= Tiny)
                continue;
            var grows = LeadsUp(node, arc) == up > 0;
            var room = arc >= _flow.Length ? 0 : grows ? _network.Capacities[arc] - _flow[arc] : _flow[arc];
            test.Consider(room, up, LeavingKind.Node, node);
        }

        _keyChange.AsSpan().Clear();
        if (entering != SpanningTree.None)
            _keyChange[entering] = -1;
        for (var side = 0; side < change.Length; side++)
        {
            _keyChange[_sides[side].Doctor] -= change[side];
            if (change[side] < -Tiny)
                test.Consider(_sideWeights[side], change[side], LeavingKind.Side, side);
        }

        for (var doctor = 0; doctor < _keyChange.Length; doctor++)
        {
            if (_keyChange[doctor] < -Tiny)
                test.Consider(_keyWeights[doctor], _keyChange[doctor], LeavingKind.Key, doctor);
        }

        return test;
    }

    private void Move(ReadOnlySpan<double> change, double step)
    {
        foreach (var node in _touched)
        {
            var arc = _nodes[node].Arc;
            if (arc < _flow.Length)
                _flow[arc] += LeadsUp(node, arc) ? step * _up[node] : -step * _up[node];
            _up[node] = 0;
        }

        _touched.Clear();
        for (var side = 0; side < change.Length; side++)
        {
            _sideWeights[side] += step * change[side];
            _keyWeights[_sides[side].Doctor] -= step * change[side];
        }
    }

    /// <summary>Takes what leaves out of the tree and updates the answers; tells how it answered by piece.</summary>
    private ReadOnlySpan<double> Leave(ReadOnlySpan<double> change, RatioTest test)
    {
        if (test.Kind == LeavingKind.Node)
            CutOff(test.Index);
        if (_leaving.Length < _tops.Count)
            _leaving = new double[2 * _tops.Count];
        var leaving = _leaving.AsSpan(0, _tops.Count);
        leaving.Clear();
        if (test.Kind == LeavingKind.Node)
            leaving[^1] = 1;
        for (var side = 0; side < _sides.Count; side++)
        {
            var share = test.Kind switch
            {
                LeavingKind.Node => SupplyTo(_tops.Count - 1, _sides[side]),
                LeavingKind.Side => side == test.Index ? 1 : 0,
                _ => _sides[side].Doctor == test.Index ? -1 : 0,
            };
            if (share != 0)
                PieceAnswers.AddTimes(leaving, _answers.Of(side, _tops.Count), share);
        }

        _answers.Exchange(leaving, change, test.Rate);
        return leaving;
    }

    /// <summary>Removes the pattern that left; a doctor who lost the key takes the heaviest of the others.</summary>
    private void Settle(RatioTest test)
    {
        var side = test.Index;
        if (test.Kind == LeavingKind.Node)
            return;
        if (test.Kind == LeavingKind.Key)
        {
            side = SpanningTree.None;
            for (var i = 0; i < _sides.Count; i++)
            {
                if (_sides[i].Doctor == test.Index && (side < 0 || _sideWeights[i] > _sideWeights[side]))
                    side = i;
            }

            (_keys[test.Index], _keyWeights[test.Index]) = (_sides[side], _sideWeights[side]);
        }

        _sides.RemoveAt(side);
        _sideWeights.RemoveAt(side);
        _answers.RemoveAt(side);
    }

    /// <summary>The part of the tree below a node becomes a piece.</summary>
    private void CutOff(int top)
    {
        Release(top);
        var (was, piece) = (_piece[top], _tops.Count);
        _tops.Add(top);
        Number(top, piece);
        _tree.Rehang(top, top, _tree.Root, _tree.Root, RootArc(top), up: 0, down: 0);
        _answers.Split(was, piece);
    }

    /// <summary>An arc leaves the tree at the bound that it has reached.</summary>
    private void Release(int node)
    {
        var arc = _nodes[node].Arc;
        if (arc >= _flow.Length)
            return;
        _flow[arc] = Math.Round(_flow[arc]);
        _state[arc] = StateOf(arc);
    }

    /// <summary>Hangs one of the two pieces at the ends of an arc from the other by it.</summary>
    private void Join(int arc, int from, int to)
    {
        var (node, parent) = _piece[to] == 0 ? (from, to) : (to, from);
        var piece = _piece[node];
        HangElsewhere(_tops[piece], node, parent, arc);
        Number(node, _piece[parent]);
        var last = _tops.Count - 1;
        if (piece != last)
        {
            _tops[piece] = _tops[last];
            Number(_tops[piece], piece);
            _answers.Renumber(last, piece);
        }

        _tops.RemoveAt(last);
    }

    private void HangElsewhere(int cut, int top, int parent, int arc)
    {
        var reduced = _network.Costs[arc] + _potential[_network.Tails[arc]] - _potential[_network.Heads[arc]];
        _tree.Rehang(cut, top, parent, _tree.Root, arc, up: 0, down: 0);
        _tree.Shift(top, Address(_potential), top == _network.Tails[arc] ? -reduced : reduced);
    }

    private void Number(int top, int piece)
    {
        for (var (node, left) = (top, _nodes[top].Size); left > 0; left--, node = _tree.Next(node))
            _piece[node] = piece;
    }

    private int SupplyTo(int piece, KindPattern pattern)
    {
        var total = 0;
        foreach (var (node, amount) in SuppliesOf(pattern))
            total += _piece[node] == piece ? amount : 0;
        return total;
    }

    private bool Finish() => (++_exchanges % ExchangesBetweenInversions != 0 || Invert()) && Reprice();

    private bool Invert()
    {
        var supplies = new double[_sides.Count][];
        for (var row = 0; row < supplies.Length; row++)
            supplies[row] = new double[supplies.Length];
        for (var side = 0; side < _sides.Count; side++)
        {
            foreach (var (node, amount) in SuppliesOf(_sides[side]))
            {
                if (_piece[node] > 0)
                    supplies[_piece[node] - 1][side] += amount;
            }
        }

        return _answers.TryInvert(supplies);
    }

    /// <summary>Shifts the potentials of pieces so that every side pattern brings what the doctor's key does.</summary>
    private bool Reprice()
    {
        Span<double> shifts = [];
        for (var side = 0; side < _sides.Count; side++)
        {
            var lack = WorthOf(_keys[_sides[side].Doctor]) - WorthOf(_sides[side]);
            if (Math.Abs(lack) <= Rounding)
                continue;
            if (shifts.IsEmpty)
                shifts = new double[_tops.Count];
            PieceAnswers.AddTimes(shifts, _answers.Of(side, _tops.Count), -lack);
        }

        for (var piece = 1; piece < shifts.Length; piece++)
        {
            if (!(Math.Abs(shifts[piece]) < MostPotential))
                return false;
            if (Math.Round(shifts[piece]) is not 0 and var shift)
                _tree.Shift(_tops[piece], Address(_potential), (long)shift);
        }

        return true;
    }

    private long WorthOf(KindPattern pattern)
    {
        var worth = pattern.IsBanned ? -Ban : 0;
        foreach (var node in pattern.Nodes)
            worth += _potential[node] - _potential[_network.Source];
        return worth;
    }
}
