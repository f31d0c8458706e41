using System.Numerics;

namespace Pacte.Matching.Mixing;

/// <summary>Rows of numbers by piece, one for each side pattern, that grow and shrink with pieces and patterns.</summary>
internal sealed class AnswerRows
{
    private const int FirstRoom = 16;
    private const double Singular = 1e-7;

    private readonly List<double[]> _answers = [];

    /// <summary>Adds a multiple of the column of a piece.</summary>
    public void AddColumn(Span<double> to, int piece, double times)
    {
        for (var side = 0; side < to.Length; side++)
            to[side] += times * _answers[side][piece];
    }

    /// <summary>The row of one side pattern.</summary>
    public ReadOnlySpan<double> Of(int side, int pieces) => _answers[side].AsSpan(0, pieces);

    /// <summary>Makes room for another piece, with the column of the one from which it was cut.</summary>
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

    /// <summary>The column of a piece becomes zero.</summary>
    public void Silence(int piece)
    {
        foreach (var answer in _answers)
            answer[piece] = 0;
    }

    /// <summary>Adds to every row a multiple, given by row, of another.</summary>
    public void AddToEach(ReadOnlySpan<double> row, ReadOnlySpan<double> times)
    {
        for (var side = 0; side < times.Length; side++)
        {
            if (times[side] != 0)
                AddTimes(_answers[side].AsSpan(0, row.Length), row, times[side]);
        }
    }

    /// <summary>Adds a last row, a multiple of another.</summary>
    public void Add(ReadOnlySpan<double> row, double times)
    {
        var own = new double[Math.Max(FirstRoom, 2 * row.Length)];
        AddTimes(own.AsSpan(0, row.Length), row, times);
        _answers.Add(own);
    }

    public void RemoveAt(int side) => _answers.RemoveAt(side);

    /// <summary>
    /// Replaces all rows by the negative of the inverse of a matrix, which has a row for each piece but the main one and a column for
    /// each side pattern. False when it has none.
    /// </summary>
    public bool TryInvert(double[][] matrix, int main)
    {
        var count = matrix.Length;
        for (var row = 0; row < count; row++)
        {
            Array.Resize(ref matrix[row], 2 * count);
            matrix[row][count + row] = -1;
        }

        for (var column = 0; column < count; column++)
        {
            var best = column;
            for (var row = column + 1; row < count; row++)
            {
                if (Math.Abs(matrix[row][column]) > Math.Abs(matrix[best][column]))
                    best = row;
            }

            if (Math.Abs(matrix[best][column]) < Singular)
                return false;
            (matrix[column], matrix[best]) = (matrix[best], matrix[column]);
            Eliminate(matrix, column);
        }

        for (var side = 0; side < count; side++)
        {
            matrix[side].AsSpan(count, main).CopyTo(_answers[side]);
            _answers[side][main] = 0;
            matrix[side].AsSpan(count + main).CopyTo(_answers[side].AsSpan(main + 1));
        }

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
