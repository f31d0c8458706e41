using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pacte.Matching.Flow;

/// <summary>
/// A rooted spanning tree that can cut off a subtree and hang it elsewhere. A thread leads through all the nodes, parents first, so
/// that a subtree is a run of it, from its top to its last node (Glover, Klingman and Stutz 1974; Bradley, Brown and Graves 1977).
/// The root is the last of the nodes.
/// </summary>
internal sealed unsafe class SpanningTree : IDisposable
{
    public const int None = -1;

    private const nuint CacheLine = 64;

    private readonly int _nodeCount;
    private readonly TreeNode* _nodes;
    private readonly int* _next;
    private readonly int* _previous;

    public SpanningTree(int nodeCount)
    {
        _nodeCount = nodeCount;
        _nodes = Allocate<TreeNode>(nodeCount);
        _next = Allocate<int>(nodeCount);
        _previous = Allocate<int>(nodeCount);
        Root = nodeCount - 1;
        (_nodes[Root].Parent, _nodes[Root].Arc) = (None, None);
    }

    public int Root { get; }

    /// <summary>The nodes, at addresses that do not move.</summary>
    public TreeNode* Nodes => _nodes;

    /// <summary>The node after this one along the thread, which is a ring.</summary>
    public int Next(int node) => _next[node];

    /// <summary>Says what joins a node to its parent. The tree may be used once every node but the root has one and it is threaded.</summary>
    public void Hang(int node, int parent, int arc, long up, long down) =>
        (_nodes[node].Parent, _nodes[node].Arc, _nodes[node].Up, _nodes[node].Down) = (parent, arc, up, down);

    /// <summary>Draws the thread through a tree whose nodes all have their parents.</summary>
    public void Thread()
    {
        var (firstChild, sibling) = (new int[_nodeCount], new int[_nodeCount]);
        Array.Fill(firstChild, None);
        for (var node = Root - 1; node >= 0; node--)
            (sibling[node], firstChild[_nodes[node].Parent]) = (firstChild[_nodes[node].Parent], node);
        sibling[Root] = None;
        var last = Root;
        for (var node = Next(Root, firstChild, sibling); node != None; node = Next(node, firstChild, sibling))
            last = Link(last, node);
        Link(last, Root);
        for (var node = 0; node < _nodeCount; node++)
            (_nodes[node].Size, _nodes[node].Last) = (1, node);
        for (var node = last; node != Root; node = _previous[node])
        {
            ref var parent = ref _nodes[_nodes[node].Parent];
            parent.Size += _nodes[node].Size;
            if (parent.Last == _nodes[node].Parent)
                parent.Last = _nodes[node].Last;
        }
    }

    /// <summary>
    /// Cuts the arc above <paramref name="cut"/> and hangs the part below it from <paramref name="parent"/> by <paramref name="arc"/>,
    /// with <paramref name="top"/>, a node of that part, as its new top: the arcs between them change direction. Both old and new
    /// place lie below <paramref name="join"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rehang(int cut, int top, int parent, int join, int arc, long up, long down)
    {
        var size = _nodes[cut].Size;
        Unlink(cut);
        for (var node = _nodes[cut].Parent; node != join; node = _nodes[node].Parent)
            _nodes[node].Size -= size;
        var last = Turn(cut, top, parent, arc, up, down);
        LinkAfter(parent, top, last);
        for (var node = parent; node != join; node = _nodes[node].Parent)
            _nodes[node].Size += size;
    }

    /// <summary>Whether a node lies in the subtree of another, itself included.</summary>
    public bool IsBelow(int node, int top)
    {
        while (node != top && node != Root)
            node = _nodes[node].Parent;
        return node == top;
    }

    /// <summary>The lowest node above both.</summary>
    public int Join(int one, int other)
    {
        // The smaller subtree cannot hold the other node; of two of one size, neither does.
        while (one != other)
        {
            if (_nodes[one].Size <= _nodes[other].Size)
                one = _nodes[one].Parent;
            else
                other = _nodes[other].Parent;
        }

        return one;
    }

    /// <summary>Adds to every potential of the subtree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shift(int top, long* potential, long shift)
    {
        var next = _next;
        var end = next[_nodes[top].Last];
        for (var node = top; node != end; node = next[node])
            potential[node] += shift;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_nodes);
        NativeMemory.AlignedFree(_next);
        NativeMemory.AlignedFree(_previous);
    }

    private static T* Allocate<T>(int count)
        where T : unmanaged => (T*)NativeMemory.AlignedAlloc((nuint)count * (nuint)sizeof(T), CacheLine);

    private int Next(int node, int[] firstChild, int[] sibling)
    {
        if (firstChild[node] != None)
            return firstChild[node];
        while (node != None && sibling[node] == None)
            node = _nodes[node].Parent;
        return node == None ? None : sibling[node];
    }

    /// <summary>Takes the run of a subtree out of the thread; those above that ended with it end earlier.</summary>
    private void Unlink(int cut)
    {
        var (last, before) = (_nodes[cut].Last, _previous[cut]);
        Link(before, _next[last]);
        for (var node = _nodes[cut].Parent; node != None && _nodes[node].Last == last; node = _nodes[node].Parent)
            _nodes[node].Last = before;
    }

    /// <summary>Puts a run behind its new parent; those above that ended there end with it.</summary>
    private void LinkAfter(int parent, int top, int last)
    {
        var after = _next[parent];
        Link(parent, top);
        Link(last, after);
        for (var node = parent; node != None && _nodes[node].Last == parent; node = _nodes[node].Parent)
            _nodes[node].Last = last;
    }

    /// <summary>
    /// Turns the path from top to cut upside down. Along the thread each node of it is now followed by its subtree less the part that
    /// came before. Returns the last node of all.
    /// </summary>
    private int Turn(int cut, int top, int parent, int arc, long up, long down)
    {
        var (total, sizeBelow) = (_nodes[cut].Size, 0);
        var (lastBelow, beforeBelow) = (_nodes[top].Last, _previous[top]);
        var (afterBelow, end) = (_next[lastBelow], lastBelow);
        for (var node = top; ;)
        {
            var (was, before) = (_nodes[node], _previous[node]);
            Hang(node, parent, arc, up, down);
            _nodes[node].Size = total - sizeBelow;
            if (node != top)
            {
                Link(end, node);
                end = beforeBelow;
                if (was.Last != lastBelow)
                {
                    var after = _next[was.Last];
                    Link(beforeBelow, afterBelow);
                    (end, afterBelow) = (was.Last, after);
                }

                (beforeBelow, lastBelow) = (before, was.Last);
            }

            if (node == cut)
                break;
            (parent, arc, up, down, sizeBelow, node) = (node, was.Arc, was.Down, was.Up, was.Size, was.Parent);
        }

        for (var node = cut; ; node = _nodes[node].Parent)
        {
            _nodes[node].Last = end;
            if (node == top)
                return end;
        }
    }

    private int Link(int node, int next)
    {
        _next[node] = next;
        _previous[next] = node;
        return next;
    }
}
