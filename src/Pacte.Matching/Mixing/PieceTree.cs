using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>
/// The arcs of a <see cref="PatternBasis"/>: a spanning tree that has fallen into pieces, all of which hang from the root by arcs that
/// carry nothing, what every arc carries, and potentials that give each arc of a piece a reduced cost of zero.
/// </summary>
internal sealed unsafe class PieceTree : IDisposable
{
    private readonly PatternNetwork _network;
    private readonly SpanningTree _tree;
    private readonly TreeNode* _nodes;
    private readonly ArcFlows _flows;
    private readonly long[] _potential;
    private readonly int[] _piece;
    private readonly List<int> _tops = [];
    private readonly double[] _up;
    private readonly List<int> _touched = [];

    /// <summary>Takes over where a solve ended.</summary>
    public PieceTree(PatternNetwork network, FlowSolution start, FlowBasis basis)
    {
        (_network, _tree) = (network, new SpanningTree(network.NodeCount + 1));
        _nodes = _tree.Nodes;
        (_piece, _up) = (new int[network.NodeCount + 1], new double[network.NodeCount + 1]);
        _potential = GC.AllocateArray<long>(network.NodeCount + 1, pinned: true);
        start.Potentials[0].CopyTo(_potential);
        _flows = new ArcFlows(network.Capacities, start.Flow);
        for (var node = 0; node < network.NodeCount; node++)
            Hang(node, basis.TreeArcs[node]);
        _tree.Thread();
        Connect();
        _tops.Add(TopOf(network.Source));
    }

    /// <summary>What chooses the arc that enters.</summary>
    public PricingView View => new(_network.Tails.Length, PinnedArray.Address(_network.Tails), PinnedArray.Address(_network.Heads), PinnedArray.Address(_network.Costs), PinnedArray.Address(_flows.States), PinnedArray.Address(_potential));

    /// <summary>The potential of each node, in shifted points.</summary>
    public ReadOnlySpan<long> Potentials => _potential.AsSpan(0, _potential.Length - 1);

    public int Pieces => _tops.Count;

    /// <summary>The piece that takes what the others get.</summary>
    public int Main { get; private set; }

    public int PieceOf(int node) => _piece[node];

    /// <summary>From which node to which an arc carries more when it enters.</summary>
    public (int From, int To) EndsOf(int arc) =>
        _flows.IsEmpty(arc) ? (_network.Tails[arc], _network.Heads[arc]) : (_network.Heads[arc], _network.Tails[arc]);

    /// <summary>Sends an amount that a node gets from there to the top of its piece.</summary>
    public void Supply(int node, double amount)
    {
        for (var top = _tops[_piece[node]]; node != top; node = _nodes[node].Parent)
        {
            if (_up[node] == 0)
                _touched.Add(node);
            _up[node] += amount;
            if (_up[node] == 0)
                _up[node] = double.Epsilon;
        }
    }

    /// <summary>How far the arcs that what was supplied goes through allow it to go.</summary>
    public void Limit(ref RatioTest test)
    {
        foreach (var node in _touched)
        {
            var (arc, up) = (_nodes[node].Arc, _up[node]);
            if (Math.Abs(up) > RatioTest.Tiny)
                test.Consider(_flows.Room(arc, grows: LeadsUp(node, arc) == up > 0), up, LeavingKind.Node, node);
        }
    }

    /// <summary>Sends a multiple of what was supplied, which is then forgotten.</summary>
    public void Move(double step)
    {
        foreach (var node in _touched)
        {
            var arc = _nodes[node].Arc;
            _flows.Add(arc, LeadsUp(node, arc) ? step * _up[node] : -step * _up[node]);
            _up[node] = 0;
        }

        _touched.Clear();
    }

    /// <inheritdoc cref="ArcFlows.Flip"/>
    public void Flip(int arc) => _flows.Flip(arc);

    /// <inheritdoc cref="ArcFlows.Take"/>
    public void Take(int arc, double step) => _flows.Take(arc, step);

    /// <summary>Within a piece, the part below a node hangs by another arc.</summary>
    public void Rehang(int cut, int top, int parent, int arc)
    {
        _flows.Release(_nodes[cut].Arc);
        HangElsewhere(cut, top, parent, arc);
    }

    /// <summary>
    /// The part of a piece below a node becomes a piece apart; the smaller of both parts takes the next number. Answers the number
    /// that the piece had, and that of the part below.
    /// </summary>
    public (int Was, int Below) CutOff(int top)
    {
        _flows.Release(_nodes[top].Arc);
        var (was, above) = (_piece[top], _tops[_piece[top]]);
        _tree.Rehang(top, top, _tree.Root, _tree.Root, RootArc(top), up: 0, down: 0);
        var isBelowSmaller = _nodes[top].Size <= _nodes[above].Size;
        _tops.Add(isBelowSmaller ? top : above);
        Number(_tops[^1], _tops.Count - 1);
        if (isBelowSmaller)
            return (was, _tops.Count - 1);
        _tops[was] = top;
        return (was, was);
    }

    /// <summary>
    /// Hangs the smaller of the two pieces at the ends of an arc from the other by it. Answers the number that is free now, and the
    /// last one, which takes it.
    /// </summary>
    public (int Gone, int Last) Join(int arc)
    {
        var (tail, head) = (_network.Tails[arc], _network.Heads[arc]);
        var (node, parent) = _nodes[_tops[_piece[tail]]].Size < _nodes[_tops[_piece[head]]].Size ? (tail, head) : (head, tail);
        var (gone, last) = (_piece[node], _tops.Count - 1);
        HangElsewhere(_tops[gone], node, parent, arc);
        Number(node, _piece[parent]);
        Main = Main == gone ? _piece[parent] : Main;
        if (gone != last)
        {
            _tops[gone] = _tops[last];
            Number(_tops[gone], gone);
            Main = Main == last ? gone : Main;
        }

        _tops.RemoveAt(last);
        return (gone, last);
    }

    /// <summary>Adds to every potential of a piece.</summary>
    public void Shift(int piece, long shift) => _tree.Shift(_tops[piece], PinnedArray.Address(_potential), shift);

    public void Dispose() => _tree.Dispose();

    private void Hang(int node, int arc)
    {
        if (arc == SpanningTree.None)
        {
            _tree.Hang(node, _tree.Root, RootArc(node), up: 0, down: 0);
            return;
        }

        _flows.Keep(arc);
        _tree.Hang(node, LeadsUp(node, arc) ? _network.Heads[arc] : _network.Tails[arc], arc, up: 0, down: 0);
    }

    /// <summary>What hangs from the root though arcs lead there hangs from the rest by such an arc; doctors who mix are left over.</summary>
    private void Connect()
    {
        var sets = new DisjointSets(_network.NodeCount);
        for (var node = 0; node < _network.NodeCount; node++)
        {
            if (_nodes[node].Parent != _tree.Root)
                sets.Join(node, _nodes[node].Parent);
        }

        for (var arc = 0; arc < _network.Tails.Length; arc++)
        {
            var (tail, head) = (_network.Tails[arc], _network.Heads[arc]);
            if (_network.Capacities[arc] == 0 || sets.Find(tail) == sets.Find(head))
                continue;
            sets.Join(tail, head);
            _flows.Keep(arc);
            HangElsewhere(TopOf(tail), tail, head, arc);
        }
    }

    private int TopOf(int node)
    {
        while (_nodes[node].Parent != _tree.Root)
            node = _nodes[node].Parent;
        return node;
    }

    private int RootArc(int node) => _network.Tails.Length + node;

    private bool LeadsUp(int node, int arc) => _network.Tails[arc] == node;

    private void HangElsewhere(int cut, int top, int parent, int arc)
    {
        var reduced = _network.Costs[arc] + _potential[_network.Tails[arc]] - _potential[_network.Heads[arc]];
        _tree.Rehang(cut, top, parent, _tree.Root, arc, up: 0, down: 0);
        _tree.Shift(top, PinnedArray.Address(_potential), LeadsUp(top, arc) ? -reduced : reduced);
    }

    private void Number(int top, int piece)
    {
        for (var (node, left) = (top, _nodes[top].Size); left > 0; left--, node = _tree.Next(node))
            _piece[node] = piece;
    }
}
