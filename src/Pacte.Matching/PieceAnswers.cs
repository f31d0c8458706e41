using System.Numerics;

namespace Pacte.Matching;

/// <summary>
/// How the weights of patterns beside the keys answer to one more unit supplied in a piece of the tree: the inverse, kept up to date,
/// of the small square matrix that says how much each of these patterns supplies to each piece. The main piece has number 0 and never
/// answers.
/// </summary>
internal sealed class PieceAnswers
{
    private const int FirstRoom = 16;

    private readonly List<double[]> _answers = [];

    public int Count => _answers.Count;

    /// <summary>Adds to <paramref name="weights"/> how they answer to an amount supplied in a piece.</summary>
    public void Answer(Span<double> weights, int piece, double amount)
    {
        if (piece == 0)
            return;
        for (var side = 0; side < weights.Length; side++)
            weights[side] += amount * _answers[side][piece];
    }

    /// <summary>The answers of one side pattern by piece.</summary>
    public ReadOnlySpan<double> Of(int side, int pieces) => _answers[side].AsSpan(0, pieces);

    /// <summary>Makes room for another piece, which answers as the one from which it was cut.</summary>
    public void Split(int piece, int other)
    {
        for (var side = 0; side < _answers.Count; side++)
        {
            if (_answers[side].Length <= other)
            {
                var longer = new double[2 * (other + 1)];
                _answers[side].CopyTo(longer, 0);
                _answers[side] = longer;
            }

            _answers[side][other] = _answers[side][piece];
        }
    }

    /// <summary>A piece takes another number.</summary>
    public void Renumber(int from, int to)
    {
        foreach (var answer in _answers)
            answer[to] = answer[from];
    }

    /// <summary>
    /// After an exchange: what leaves stays at its bound from now on, so that what enters moves instead, and the weights with it.
    /// </summary>
    /// <param name="leaving">How what leaves answered by piece.</param>
    /// <param name="change">How the weights change with what enters.</param>
    /// <param name="rate">How what leaves changes with what enters.</param>
    public void Exchange(ReadOnlySpan<double> leaving, ReadOnlySpan<double> change, double rate)
    {
        for (var side = 0; side < change.Length; side++)
        {
            if (change[side] != 0)
                AddTimes(_answers[side].AsSpan(0, leaving.Length), leaving, -change[side] / rate);
        }
    }

    /// <summary>The pattern that enters becomes the last of the side patterns.</summary>
    public void Add(ReadOnlySpan<double> leaving, double rate)
    {
        var own = new double[Math.Max(FirstRoom, 2 * leaving.Length)];
        AddTimes(own.AsSpan(0, leaving.Length), leaving, -1 / rate);
        _answers.Add(own);
    }

    public void RemoveAt(int side) => _answers.RemoveAt(side);

    /// <summary>
    /// Inverts anew, so that roundings do not add up. False when the matrix, which has a row for each piece but the main one, has no
    /// inverse.
    /// </summary>
    public bool TryInvert(double[][] supplies)
    {
        var count = supplies.Length;
        for (var row = 0; row < count; row++)
        {
            Array.Resize(ref supplies[row], 2 * count);
            supplies[row][count + row] = -1;
        }

        for (var column = 0; column < count; column++)
        {
            var best = column;
            for (var row = column + 1; row < count; row++)
            {
                if (Math.Abs(supplies[row][column]) > Math.Abs(supplies[best][column]))
                    best = row;
            }

            if (Math.Abs(supplies[best][column]) < 1e-7)
                return false;
            (supplies[column], supplies[best]) = (supplies[best], supplies[column]);
            Eliminate(supplies, column);
        }

        for (var side = 0; side < count; side++)
            supplies[side].AsSpan(count).CopyTo(_answers[side].AsSpan(1));
        return true;
    }

    /// <summary>Adds a multiple of one row to another.</summary>
    public static void AddTimes(Span<double> to, ReadOnlySpan<double> from, double times)
    {
        var (i, by) = (0, new Vector<double>(times));
        for (; i <= to.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(to[i..]) + (by * new Vector<double>(from[i..]))).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] += times * from[i];
    }

    private static void Eliminate(double[][] rows, int column)
    {
        var pivot = rows[column];
        var by = pivot[column];
        for (var j = 0; j < pivot.Length; j++)
            pivot[j] /= by;
        for (var row = 0; row < rows.Length; row++)
        {
            if (row != column && rows[row][column] != 0)
                AddTimes(rows[row], pivot, -rows[row][column]);
        }
    }
}
