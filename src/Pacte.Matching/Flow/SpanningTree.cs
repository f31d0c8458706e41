using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pacte.Matching.Flow;

/// <summary>
/// A rooted spanning tree that can cut off a subtree and hang it elsewhere in time proportional to that subtree.
/// Children are doubly linked lists, so that a subtree is walked without a stack. The root is the last node.
/// </summary>
internal sealed unsafe class SpanningTree
{
    public const int None = -1;

    private readonly TreeNode[] _array;
    private readonly TreeNode* _nodes;

    public SpanningTree(int nodeCount)
    {
        _array = GC.AllocateArray<TreeNode>(nodeCount, pinned: true);
        _nodes = (TreeNode*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));
        Root = nodeCount - 1;
        for (var node = 0; node < nodeCount; node++)
            (_nodes[node].Parent, _nodes[node].Arc, _nodes[node].FirstChild, _nodes[node].Next, _nodes[node].Previous) = (None, None, None, None, None);
    }

    public int Root { get; }

    /// <summary>The nodes, at addresses that do not move.</summary>
    public TreeNode* Nodes => _nodes;

    /// <summary>The next node, parents first, in the subtree below <paramref name="top"/>, or None.</summary>
    public int NextBelow(int node, int top)
    {
        if (_nodes[node].FirstChild != None)
            return _nodes[node].FirstChild;
        for (; node != top; node = _nodes[node].Parent)
        {
            if (_nodes[node].Next != None)
                return _nodes[node].Next;
        }

        return None;
    }

    /// <summary>Hangs a node, with all that is below it, from a parent. Depths below are left as they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Attach(int node, int parent, int arc, long up, long down)
    {
        var sibling = _nodes[parent].FirstChild;
        ref var hung = ref _nodes[node];
        (hung.Parent, hung.Arc, hung.Up, hung.Down, hung.Previous, hung.Next) = (parent, arc, up, down, None, sibling);
        if (sibling != None)
            _nodes[sibling].Previous = node;
        _nodes[parent].FirstChild = node;
    }

    /// <summary>
    /// Cuts the arc above <paramref name="cut"/> and hangs the part below it from <paramref name="parent"/> by <paramref name="arc"/>,
    /// with <paramref name="top"/>, a node of that part, as its new top: the arcs between them change direction.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rehang(int cut, int top, int parent, int arc, long up, long down)
    {
        for (var node = top; ;)
        {
            var before = _nodes[node];
            Detach(before);
            Attach(node, parent, arc, up, down);
            if (node == cut)
                return;
            (parent, arc, up, down, node) = (node, before.Arc, before.Down, before.Up, before.Parent);
        }
    }

    /// <summary>Adds to every potential of the subtree and sets its depths.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Shift(int top, long* potential, long shift)
    {
        for (var node = top; ;)
        {
            _nodes[node].Depth = _nodes[_nodes[node].Parent].Depth + 1;
            potential[node] += shift;
            if (_nodes[node].FirstChild != None)
            {
                node = _nodes[node].FirstChild;
                continue;
            }

            while (node != top && _nodes[node].Next == None)
                node = _nodes[node].Parent;
            if (node == top)
                return;
            node = _nodes[node].Next;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Detach(in TreeNode node)
    {
        if (node.Previous == None)
            _nodes[node.Parent].FirstChild = node.Next;
        else
            _nodes[node.Previous].Next = node.Next;
        if (node.Next != None)
            _nodes[node.Next].Previous = node.Previous;
    }
}
