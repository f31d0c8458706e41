namespace Pacte.Matching.Mixing;

/// <summary>
/// How the weights of side patterns answer to one more unit supplied in a piece of the tree and taken in the main piece: the negative
/// inverse, kept up to date, of the small square matrix that says how much each of these patterns supplies to each piece.
/// </summary>
internal sealed class PieceAnswers(PieceTree tree, PatternWeights weights)
{
    private readonly AnswerRows _rows = new();
    private double[] _change = [];
    private double[] _leaving = [];

    /// <summary>How the weights change with amounts supplied; of use until the next call.</summary>
    public ReadOnlySpan<double> To(ReadOnlySpan<NodeSupply> supplies)
    {
        if (_change.Length < weights.Sides)
            _change = new double[2 * weights.Sides];
        var change = _change.AsSpan(0, weights.Sides);
        change.Clear();
        foreach (var (node, amount) in supplies)
            _rows.AddColumn(change, tree.PieceOf(node), amount);
        return change;
    }

    /// <summary>
    /// What leaves stays at its bound from now on, so that what enters moves instead, and the weights with it. Answers how what leaves
    /// answered by piece; a tree arc is cut first.
    /// </summary>
    public ReadOnlySpan<double> Leave(RatioTest test)
    {
        var below = -1;
        if (test.Kind == LeavingKind.Node)
        {
            (var was, below) = tree.CutOff(test.Index);
            _rows.Split(was, tree.Pieces - 1);
        }

        var leaving = Leaving(test, below);
        for (var side = 0; side < weights.Sides; side++)
            _change[side] /= -test.Rate;
        _rows.AddToEach(leaving, _change.AsSpan(0, weights.Sides));
        return leaving;
    }

    /// <summary>The pattern that enters becomes the last of the side patterns, moving where what leaves would have.</summary>
    public void Add(ReadOnlySpan<double> leaving, double rate) => _rows.Add(leaving, -1 / rate);

    public void RemoveAt(int side) => _rows.RemoveAt(side);

    /// <summary>Two pieces have become one: see <see cref="PieceTree.Join"/>.</summary>
    public void Join(int gone, int last)
    {
        _rows.Renumber(last, gone);
        _rows.Silence(tree.Main);
    }

    /// <summary>How much the potential of each piece changes when the worth of side patterns does.</summary>
    public void AddShifts(Span<double> shifts, int side, double worth) => AnswerRows.AddTimes(shifts, _rows.Of(side, shifts.Length), -worth);

    /// <summary>Inverts anew, so that roundings do not add up. False when that cannot be done.</summary>
    public bool TryRefresh()
    {
        var matrix = new double[weights.Sides][];
        for (var row = 0; row < matrix.Length; row++)
            matrix[row] = new double[matrix.Length];
        for (var side = 0; side < weights.Sides; side++)
        {
            foreach (var (node, amount) in weights.SuppliesOf(side))
            {
                var piece = tree.PieceOf(node);
                if (piece != tree.Main)
                    matrix[piece - (piece > tree.Main ? 1 : 0)][side] += amount;
            }
        }

        return _rows.TryInvert(matrix, tree.Main);
    }

    private Span<double> Leaving(RatioTest test, int below)
    {
        if (_leaving.Length < tree.Pieces)
            _leaving = new double[2 * tree.Pieces];
        var leaving = _leaving.AsSpan(0, tree.Pieces);
        leaving.Clear();
        if (below >= 0)
            leaving[below] = 1;
        for (var side = 0; side < weights.Sides; side++)
        {
            var share = test.Kind switch
            {
                LeavingKind.Node => SupplyTo(below, side),
                LeavingKind.Side => side == test.Index ? 1 : 0,
                _ => weights.Side(side).Doctor == test.Index ? -1 : 0,
            };
            if (share != 0)
                AnswerRows.AddTimes(leaving, _rows.Of(side, leaving.Length), share);
        }

        var main = leaving[tree.Main];
        foreach (ref var answer in leaving)
            answer -= main;
        return leaving;
    }

    private int SupplyTo(int piece, int side)
    {
        var total = 0;
        foreach (var (node, amount) in weights.SuppliesOf(side))
            total += tree.PieceOf(node) == piece ? amount : 0;
        return total;
    }
}
