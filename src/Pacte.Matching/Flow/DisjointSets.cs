namespace Pacte.Matching.Flow;

/// <summary>Sets of nodes that are joined more and more (Tarjan 1975).</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parents;

    public DisjointSets(int count)
    {
        _parents = new int[count];
        for (var node = 0; node < count; node++)
            _parents[node] = node;
    }

    /// <summary>The node that stands for the set of another.</summary>
    public int Find(int node)
    {
        while (_parents[node] != node)
            node = _parents[node] = _parents[_parents[node]];
        return node;
    }

    public void Join(int one, int other) => _parents[Find(one)] = Find(other);
}
