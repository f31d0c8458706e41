namespace Pacte.Matching.Mixing;

/// <summary>An amount that a node gets.</summary>
internal readonly record struct NodeSupply(int Node, int Amount);

/// <summary>
/// How doctors who mix are divided among patterns: a key for each of them, and patterns beside the keys. The weights of a doctor's
/// patterns make one.
/// </summary>
internal sealed class PatternWeights
{
    private readonly int _source;
    private readonly KindPattern[] _keys;
    private readonly double[] _keyWeights;
    private readonly double[] _keyChange;
    private readonly List<KindPattern> _sides = [];
    private readonly List<double> _weights = [];
    private readonly List<NodeSupply[]> _supplies = [];

    public PatternWeights(int source, KindPattern[] keys)
    {
        (_source, _keys, _keyWeights, _keyChange) = (source, keys, new double[keys.Length], new double[keys.Length]);
        Array.Fill(_keyWeights, 1);
    }

    /// <summary>How many patterns there are beside the keys.</summary>
    public int Sides => _sides.Count;

    /// <summary>Every pattern of the basis.</summary>
    public IEnumerable<KindPattern> All => _keys.Concat(_sides);

    public KindPattern KeyOf(int doctor) => _keys[doctor];

    public KindPattern Side(int side) => _sides[side];

    /// <summary>What one unit of a side pattern instead of the doctor's key supplies.</summary>
    public ReadOnlySpan<NodeSupply> SuppliesOf(int side) => _supplies[side];

    /// <summary>What one unit of any pattern instead of the doctor's key supplies.</summary>
    public NodeSupply[] SuppliesOf(KindPattern pattern)
    {
        var key = _keys[pattern.Doctor];
        var supplies = new List<NodeSupply>(pattern.Nodes.Length + key.Nodes.Length + 1);
        foreach (var node in pattern.Nodes)
            supplies.Add(new NodeSupply(node, 1));
        foreach (var node in key.Nodes)
        {
            if (supplies.IndexOf(new NodeSupply(node, 1)) is >= 0 and var both)
                supplies.RemoveAt(both);
            else
                supplies.Add(new NodeSupply(node, -1));
        }

        if (pattern.Nodes.Length != key.Nodes.Length)
            supplies.Add(new NodeSupply(_source, key.Nodes.Length - pattern.Nodes.Length));
        return [.. supplies];
    }

    /// <summary>The patterns among which a doctor is divided, with their weights.</summary>
    public IEnumerable<(KindPattern Pattern, double Weight)> SharesOf(int doctor)
    {
        yield return (_keys[doctor], _keyWeights[doctor]);
        for (var side = 0; side < _sides.Count; side++)
        {
            if (_sides[side].Doctor == doctor)
                yield return (_sides[side], _weights[side]);
        }
    }

    /// <summary>How far the weights allow a change to go.</summary>
    /// <param name="change">How the weights of side patterns change.</param>
    /// <param name="entering">The pattern that enters, if one does.</param>
    /// <param name="test">What is known of other limits.</param>
    public void Limit(ReadOnlySpan<double> change, KindPattern? entering, ref RatioTest test)
    {
        _keyChange.AsSpan().Clear();
        if (entering is not null)
            _keyChange[entering.Doctor] = -1;
        for (var side = 0; side < change.Length; side++)
        {
            _keyChange[_sides[side].Doctor] -= change[side];
            if (change[side] < -RatioTest.Tiny)
                test.Consider(_weights[side], change[side], LeavingKind.Side, side);
        }

        for (var doctor = 0; doctor < _keyChange.Length; doctor++)
        {
            if (_keyChange[doctor] < -RatioTest.Tiny)
                test.Consider(_keyWeights[doctor], _keyChange[doctor], LeavingKind.Key, doctor);
        }
    }

    /// <summary>Changes the weights by a multiple of what was limited last.</summary>
    public void Move(ReadOnlySpan<double> change, double step)
    {
        for (var side = 0; side < change.Length; side++)
            _weights[side] += step * change[side];
        for (var doctor = 0; doctor < _keyChange.Length; doctor++)
            _keyWeights[doctor] += step * _keyChange[doctor];
    }

    public void Add(KindPattern pattern, NodeSupply[] supplies, double weight)
    {
        _sides.Add(pattern);
        _supplies.Add(supplies);
        _weights.Add(weight);
    }

    public void RemoveSide(int side)
    {
        _sides.RemoveAt(side);
        _supplies.RemoveAt(side);
        _weights.RemoveAt(side);
    }

    /// <summary>The key of a doctor leaves; the heaviest side pattern becomes the key. Answers which it was.</summary>
    public int RemoveKey(int doctor)
    {
        var heir = -1;
        for (var side = 0; side < _sides.Count; side++)
        {
            if (_sides[side].Doctor == doctor && (heir < 0 || _weights[side] > _weights[heir]))
                heir = side;
        }

        (_keys[doctor], _keyWeights[doctor]) = (_sides[heir], _weights[heir]);
        RemoveSide(heir);
        for (var side = 0; side < _sides.Count; side++)
        {
            if (_sides[side].Doctor == doctor)
                _supplies[side] = SuppliesOf(_sides[side]);
        }

        return heir;
    }
}
