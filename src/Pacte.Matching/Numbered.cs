using System.Runtime.InteropServices;

namespace Pacte.Matching;

/// <summary>
/// Things of one kind, numbered from 0, found by key, and listed in the ordinal order of their keys. A number never changes: that of a
/// thing taken out stays unused.
/// </summary>
internal sealed class Numbered<T>
    where T : class
{
    private readonly Func<T, string> _key;
    private readonly string _what;
    private readonly Action<T> _ensure;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<int> _inOrder;

    /// <param name="things">The things, in any order; those given here are numbered in the order of their keys.</param>
    /// <param name="key">The key of a thing.</param>
    /// <param name="what">Its name in messages.</param>
    /// <param name="ensure">Refuses a thing that cannot be.</param>
    /// <exception cref="InvalidProblemException">A key is used twice, or a thing cannot be.</exception>
    public Numbered(IReadOnlyCollection<T> things, Func<T, string> key, string what, Action<T> ensure)
    {
        (_key, _what, _ensure) = (key, what, ensure);
        Items = [.. things.OrderBy(key, StringComparer.Ordinal)];
        _numbers = new Dictionary<string, int>(Items.Length, StringComparer.Ordinal);
        _inOrder = [.. Enumerable.Range(0, Items.Length)];
        foreach (var number in _inOrder)
            Register(number);
    }

    /// <summary>By number; those taken out are there still.</summary>
    public T[] Items { get; private set; }

    /// <summary>The numbers of those that are there, ordered by key.</summary>
    public ReadOnlySpan<int> InOrder => CollectionsMarshal.AsSpan(_inOrder);

    public T[] ItemsInOrder() => [.. _inOrder.Select(number => Items[number])];

    public int? Find(string key) => _numbers.TryGetValue(key, out var number) ? number : null;

    /// <summary>Adds a thing and answers its number.</summary>
    /// <exception cref="InvalidProblemException">The key is used already, or the thing cannot be.</exception>
    public int Add(T item)
    {
        var number = Items.Length;
        Items = [.. Items, item];
        Register(number);
        _inOrder.Insert(PlaceOf(_key(item)), number);
        return number;
    }

    /// <summary>Puts a thing in the place of that of the same key, and answers the number.</summary>
    public int Replace(T item)
    {
        var number = _numbers[_key(item)];
        _ensure(item);
        Items[number] = item;
        return number;
    }

    /// <summary>Takes a thing out and answers the number that it had.</summary>
    public int Remove(T item)
    {
        _inOrder.RemoveAt(PlaceOf(_key(item)));
        _numbers.Remove(_key(item), out var number);
        return number;
    }

    /// <summary>The number of a key.</summary>
    /// <exception cref="InvalidProblemException">The key is unknown.</exception>
    public int Resolve(string key)
    {
        ProblemShapes.Require(_numbers.TryGetValue(key, out var number), $"{_what} (unknown)", key);
        return number;
    }

    private void Register(int number)
    {
        var key = _key(Items[number]);
        ProblemShapes.Require(_numbers.TryAdd(key, number), $"key, used twice by a {_what}", key);
        _ensure(Items[number]);
    }

    /// <summary>Follows a list that has changed.</summary>
    public void Follow(KeyedChange<T> change)
    {
        change.Removed.ForEach(item => Remove(item));
        change.Changed.ForEach(item => Replace(item));
        change.Added.ForEach(item => Add(item));
    }

    /// <summary>Where a key is, or would be, in the order.</summary>
    private int PlaceOf(string key)
    {
        var (from, to) = (0, _inOrder.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = string.CompareOrdinal(_key(Items[_inOrder[middle]]), key) < 0 ? (middle + 1, to) : (from, middle);
        }

        return from;
    }
}
