using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
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
            throw Wrong(DimacsFault.NotAnnounced);
        if (_arcs != _tails.Length)
            throw Wrong(DimacsFault.OtherNumberOfArcs, _tails.Length);
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
            throw Wrong(DimacsFault.NotAnnounced);
        else if (word.SequenceEqual("a"u8))
            ReadArc(ref fields);
        else if (word.SequenceEqual("n"u8))
            ReadNode(ref fields);
        else
            throw Wrong(DimacsFault.UnknownLine, word);
        if (fields.Word() is { IsEmpty: false } more)
            throw Wrong(DimacsFault.FieldTooMany, more);
    }

    private void ReadAnnouncement(ref Fields fields)
    {
        if (_announced)
            throw Wrong(DimacsFault.AnnouncedTwice);
        var kind = fields.Word();
        if (!kind.SequenceEqual("min"u8))
            throw Wrong(DimacsFault.OtherProblem, kind);
        var (nodes, arcs) = (Number(ref fields, "NODES"), Number(ref fields, "ARCS"));
        if (nodes < 0 || nodes > Array.MaxLength || arcs < 0 || arcs > Array.MaxLength)
            throw Wrong(DimacsFault.CountOutOfRange, nodes < 0 || nodes > Array.MaxLength ? nodes : arcs);
        _announced = true;
        _supplies = new long[nodes];
        (_tails, _heads, _capacities, _costs) = (new int[arcs], new int[arcs], new long[arcs], new long[arcs]);
    }

    private void ReadNode(ref Fields fields)
    {
        var node = Node(ref fields, "ID");
        _supplies[node] = Checked(_supplies[node], Number(ref fields, "SUPPLY"));
    }

    private void ReadArc(ref Fields fields)
    {
        if (_arcs == _tails.Length)
            throw Wrong(DimacsFault.OtherNumberOfArcs, _tails.Length);
        var (tail, head) = (Node(ref fields, "TAIL"), Node(ref fields, "HEAD"));
        var (low, capacity) = (Number(ref fields, "LOW"), Number(ref fields, "CAPACITY"));
        var cost = Number(ref fields, "COST");
        if (low < 0 || capacity < low)
            throw Wrong(DimacsFault.BoundsOutOfOrder, low);
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
            throw Wrong(DimacsFault.NotANode, number);
        return (int)(number - 1);
    }

    private long Number(ref Fields fields, string what)
    {
        var word = fields.Word();
        if (word.IsEmpty)
            throw new DimacsException(_line, DimacsFault.FieldMissing, what);
        if (!Utf8Parser.TryParse(word, out long number, out var read) || read != word.Length)
            throw Wrong(DimacsFault.NotAWholeNumber, word);
        return number;
    }

    private long Checked(long sum, long addend) =>
        (Int128)sum + addend is var wide && wide >= long.MinValue && wide <= long.MaxValue ? (long)wide : throw Wrong(DimacsFault.SupplyTooLarge, sum);

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
            throw new DimacsException(_line + 1, DimacsFault.LineTooLong, "");
        var read = input.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }

    private DimacsException Wrong(DimacsFault fault, ReadOnlySpan<byte> word = default) =>
        new(Math.Max(1, _line), fault, Encoding.UTF8.GetString(word));

    private DimacsException Wrong(DimacsFault fault, long value) => new(Math.Max(1, _line), fault, value.ToString(CultureInfo.InvariantCulture));

    private static ImmutableArray<T> Of<T>(T[] array) => ImmutableCollectionsMarshal.AsImmutableArray(array);

    /// <summary>The words of a line, one after the other.</summary>
    private ref struct Fields(ReadOnlySpan<byte> line)
    {
        private ReadOnlySpan<byte> _rest = line;

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
