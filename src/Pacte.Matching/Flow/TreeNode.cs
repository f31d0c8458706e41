using System.Runtime.InteropServices;

namespace Pacte.Matching.Flow;

/// <summary>
/// A node of the spanning tree and the tree arc that joins it to its parent. What the arc can still carry is kept here rather than
/// with the arcs, so that walking a path reads half a line of cache per node.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TreeNode
{
    /// <summary>What can still be sent from this node to its parent.</summary>
    public long Up;

    /// <summary>What can still be sent from the parent to this node.</summary>
    public long Down;

    public int Parent;

    /// <summary>The arc to the parent: a real one, or the number of real arcs + node for the artificial one.</summary>
    public int Arc;

    /// <summary>How many nodes the subtree has, this one included.</summary>
    public int Size;

    /// <summary>The last node of the subtree along the thread.</summary>
    public int Last;
}
