namespace Pacte.Domain.Geography.Search;

/// <summary>How a name answers what was typed, the best first.</summary>
internal enum Closeness : byte
{
    /// <summary>The same name, but for accents, hyphens, case and a leading article.</summary>
    Exact,

    /// <summary>The same but for small words: « Villeneuve Lot ».</summary>
    SmallWords,

    /// <summary>The name begins so.</summary>
    Beginning,

    /// <summary>A word inside the name begins so, or the name is spelled nearly so.</summary>
    Near,
}

/// <summary>A place found, how, and how likely: the lowest score is the likeliest.</summary>
internal readonly record struct FoundPlace(int Place, float Score, Closeness Closeness);

/// <summary>Keeps the likeliest places of a search, each once, in order, without allocating while it does.</summary>
internal sealed class BestPlaces
{
    /// <summary>More than the communes of any name or postcode.</summary>
    public const int Capacity = 64;

    private readonly FoundPlace[] _found = new FoundPlace[Capacity];

    public int Count { get; private set; }

    public ReadOnlySpan<FoundPlace> Found => _found.AsSpan(0, Count);

    /// <summary>Whether a place with this score would be kept.</summary>
    public bool Admits(float score) => Count < Capacity || score < _found[^1].Score;

    public void Add(FoundPlace found)
    {
        if (!Admits(found.Score))
        {
            return;
        }

        var at = IndexOf(found.Place);
        if (at < 0)
        {
            at = Count < Capacity ? Count++ : Capacity - 1;
        }
        else if (_found[at].Score <= found.Score)
        {
            return;
        }

        // From where it stood (or the end) up to where its score puts it; equal scores keep the order of the communes.
        while (at > 0 && IsBefore(found, _found[at - 1]))
        {
            _found[at] = _found[at - 1];
            at--;
        }

        _found[at] = found;
    }

    private static bool IsBefore(FoundPlace left, FoundPlace right) =>
        left.Score < right.Score || (left.Score == right.Score && left.Place < right.Place);

    private int IndexOf(int place)
    {
        for (var at = 0; at < Count; at++)
        {
            if (_found[at].Place == place)
            {
                return at;
            }
        }

        return -1;
    }
}
