using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text;

namespace Pacte.Matching.Flow;

/// <summary>Reads the lines of a DIMACS file, byte by byte, without a string for each.</summary>
internal sealed class DimacsReader(Stream input)
{
    private const int LongestLine = 1 << 16;

    private readonly byte[] _buffer = new byte[LongestLine];
    private int _start;
    private int _end;
    private int _line;
    private int _arcs;
    private int[] _tails = [];
    private int[] _heads = [];
    private long[] _capacities = [];
    private long[] _costs = [];
    private long[] _supplies = [];
    private long[] _lowerBounds = [];
    private bool _announced;
    private Int128 _baseCost;

    public DimacsProblem Read()
    {
        while (TryReadLine(out var text))
            ReadLine(text);
        if (!_announced)
            throw Wrong("the line « p min NODES ARCS » is missing");
        if (_arcs != _tails.Length)
            throw Wrong($"{_tails.Length} arcs were announced and {_arcs} came");
        var network = new FlowNetwork(Of(_tails), Of(_heads), Of(_capacities), Of(_supplies), [Of(_costs)]);
        return new DimacsProblem(network, _lowerBounds, _baseCost);
    }

    private void ReadLine(ReadOnlySpan<byte> text)
    {
        var fields = new Fields(text);
        var word = fields.Word();
        if (word.IsEmpty || word[0] == (byte)'c')
            return;
        if (word.SequenceEqual("p"u8))
            ReadAnnouncement(ref fields);
        else if (!_announced)
            throw Wrong("the line « p min NODES ARCS » must come first");
        else if (word.SequenceEqual("a"u8))
            ReadArc(ref fields);
        else if (word.SequenceEqual("n"u8))
            ReadNode(ref fields);
        else
            throw Wrong($"« {Encoding.UTF8.GetString(word)} » starts no line of this format");
        if (!fields.AtEnd)
            throw Wrong("there are more fields than the format has");
    }

    private void ReadAnnouncement(ref Fields fields)
    {
        if (_announced)
            throw Wrong("the line « p » came twice");
        if (!fields.Word().SequenceEqual("min"u8))
            throw Wrong("the problem is not « min »");
        var (nodes, arcs) = (Number(ref fields, "number of nodes"), Number(ref fields, "number of arcs"));
        if (nodes < 0 || nodes > Array.MaxLength || arcs < 0 || arcs > Array.MaxLength)
            throw Wrong("the number of nodes or of arcs is out of range");
        _announced = true;
        _supplies = new long[nodes];
        (_tails, _heads, _capacities, _costs) = (new int[arcs], new int[arcs], new long[arcs], new long[arcs]);
    }

    private void ReadNode(ref Fields fields)
    {
        var node = Node(ref fields, "node");
        _supplies[node] = Checked(_supplies[node], Number(ref fields, "supply"));
    }

    private void ReadArc(ref Fields fields)
    {
        if (_arcs == _tails.Length)
            throw Wrong($"{_tails.Length} arcs were announced and more came");
        var (tail, head) = (Node(ref fields, "tail"), Node(ref fields, "head"));
        var (low, capacity) = (Number(ref fields, "lower bound"), Number(ref fields, "capacity"));
        var cost = Number(ref fields, "cost");
        if (low < 0 || capacity < low)
            throw Wrong("a lower bound is at least 0 and at most the capacity");
        (_tails[_arcs], _heads[_arcs], _capacities[_arcs], _costs[_arcs]) = (tail, head, capacity - low, cost);
        if (low > 0)
            KeepLowerBound(tail, head, low, cost);
        _arcs++;
    }

    private void KeepLowerBound(int tail, int head, long low, long cost)
    {
        if (_lowerBounds.Length == 0)
            _lowerBounds = new long[_tails.Length];
        _lowerBounds[_arcs] = low;
        _supplies[tail] = Checked(_supplies[tail], -low);
        _supplies[head] = Checked(_supplies[head], low);
        _baseCost += (Int128)cost * low;
    }

    private int Node(ref Fields fields, string what)
    {
        var number = Number(ref fields, what);
        if (number < 1 || number > _supplies.Length)
            throw Wrong($"the {what} {number} is not a node from 1 to {_supplies.Length}");
        return (int)(number - 1);
    }

    private long Number(ref Fields fields, string what)
    {
        var word = fields.Word();
        if (word.IsEmpty)
            throw Wrong($"the {what} is missing");
        if (!Utf8Parser.TryParse(word, out long number, out var read) || read != word.Length)
            throw Wrong($"the {what} « {Encoding.UTF8.GetString(word)} » is not a whole number of 64 bits");
        return number;
    }

    private long Checked(long sum, long addend) =>
        (Int128)sum + addend is var wide && wide >= long.MinValue && wide <= long.MaxValue ? (long)wide : throw Wrong("a supply leaves 64 bits");

    private bool TryReadLine(out ReadOnlySpan<byte> text)
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                text = _buffer.AsSpan(_start, length);
                _start += length + 1;
                _line++;
                return true;
            }

            if (Fill())
                continue;
            text = _buffer.AsSpan(_start, _end - _start);
            _start = _end;
            if (text.IsEmpty)
                return false;
            _line++;
            return true;
        }
    }

    private bool Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
            throw new DimacsException(_line + 1, "the line is too long");
        var read = input.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }

    private DimacsException Wrong(string reason) => new(Math.Max(1, _line), reason);

    private static System.Collections.Immutable.ImmutableArray<T> Of<T>(T[] array) => ImmutableCollectionsMarshal.AsImmutableArray(array);

    /// <summary>The words of a line, one after the other.</summary>
    private ref struct Fields(ReadOnlySpan<byte> line)
    {
        private ReadOnlySpan<byte> _rest = line;

        public bool AtEnd => Word().IsEmpty;

        public ReadOnlySpan<byte> Word()
        {
            _rest = _rest.TrimStart(" \t\r"u8);
            var length = _rest.IndexOfAny(" \t\r"u8);
            var word = length < 0 ? _rest : _rest[..length];
            _rest = _rest[word.Length..];
            return word;
        }
    }
}
