namespace Pacte.Matching.Flow;

/// <summary>
/// A rooted spanning tree that can cut off a subtree and hang it elsewhere in time proportional to that subtree.
/// Children are doubly linked lists, so that a subtree is walked without a stack.
/// </summary>
internal sealed class SpanningTree
{
    public const int None = -1;

    private readonly int[] _parent;
    private readonly int[] _arc;
    private readonly int[] _depth;
    private readonly int[] _firstChild;
    private readonly int[] _next;
    private readonly int[] _previous;

    /// <summary>A star: every node but the root hangs from the root by the arc numbered <paramref name="firstArc"/> + node.</summary>
    public SpanningTree(int nodeCount, int root, int firstArc)
    {
        Root = root;
        (_parent, _arc, _depth) = (new int[nodeCount], new int[nodeCount], new int[nodeCount]);
        (_firstChild, _next, _previous) = (new int[nodeCount], new int[nodeCount], new int[nodeCount]);
        foreach (var links in (int[][])[_parent, _arc, _firstChild, _next, _previous])
            Array.Fill(links, None);
        for (var node = nodeCount - 1; node >= 0; node--)
        {
            if (node == root)
                continue;
            _depth[node] = 1;
            Attach(node, root, firstArc + node);
        }
    }

    public int Root { get; }

    public int Parent(int node) => _parent[node];

    /// <summary>The arc between a node and its parent.</summary>
    public int Arc(int node) => _arc[node];

    /// <summary>The lowest node that lies above both, or is one of them.</summary>
    public int Join(int first, int second)
    {
        while (first != second)
        {
            if (_depth[first] >= _depth[second])
                first = _parent[first];
            else
                second = _parent[second];
        }

        return first;
    }

    /// <summary>The next node, parents first, in the subtree below <paramref name="top"/>, or None.</summary>
    public int NextBelow(int node, int top)
    {
        if (_firstChild[node] != None)
            return _firstChild[node];
        for (; node != top; node = _parent[node])
        {
            if (_next[node] != None)
                return _next[node];
        }

        return None;
    }

    /// <summary>
    /// Cuts the arc above <paramref name="cut"/> and hangs the part below it from <paramref name="parent"/> by <paramref name="arc"/>,
    /// with <paramref name="top"/>, a node of that part, as its new top.
    /// </summary>
    public void Rehang(int cut, int top, int parent, int arc)
    {
        for (var node = top; ;)
        {
            var (above, arcAbove) = (_parent[node], _arc[node]);
            Detach(node);
            Attach(node, parent, arc);
            if (node == cut)
                break;
            (parent, arc, node) = (node, arcAbove, above);
        }

        for (var node = top; node != None; node = NextBelow(node, top))
            _depth[node] = _depth[_parent[node]] + 1;
    }

    private void Attach(int node, int parent, int arc)
    {
        var sibling = _firstChild[parent];
        (_parent[node], _arc[node], _previous[node], _next[node]) = (parent, arc, None, sibling);
        if (sibling != None)
            _previous[sibling] = node;
        _firstChild[parent] = node;
    }

    private void Detach(int node)
    {
        var (before, after) = (_previous[node], _next[node]);
        if (before == None)
            _firstChild[_parent[node]] = after;
        else
            _next[before] = after;
        if (after != None)
            _previous[after] = before;
    }
}
