using System.Buffers;

namespace Pacte.Domain.Geography.Search;

/// <summary>
/// Finds communes by name. What is spelled right is found by bisection in sorted arrays; what is not, by comparing with
/// every name, which a bit mask of its letters makes cheap (see <see cref="NameTable.FewestTypos"/>).
/// A score is a number of typos, or what is worth as much, less a discount for population; the lowest is the likeliest.
/// </summary>
internal sealed class NameSearch
{
    private const float ExactBonus = 10;
    private const float SmallWordsBonus = 5;

    // A name with words around it is likelier than two typos, less than one.
    private const float PartOfWords = 1.5f;

    private readonly IReadOnlyList<CommunePlace> _places;
    private readonly float[] _discounts;
    private readonly NameTable _full;
    private readonly NameTable _bare;
    private readonly NameTable _sound;
    private readonly SortedStarts _fullStarts;
    private readonly SortedStarts _bareStarts;

    /// <param name="places">The most populated first.</param>
    public NameSearch(IReadOnlyList<CommunePlace> places)
    {
        _places = places;
        // A city of a million may be two more strokes away than a hamlet and still be the likelier.
        _discounts = [.. places.Select(place => 0.15f * MathF.Log10(Math.Max(place.Population, 0) + 1))];
        var words = places.Select(place => PlaceWords.Of(place.Name)).ToArray();
        var forms = Array.ConvertAll(words, NameForms.Of);
        _full = new NameTable(Array.ConvertAll(forms, form => form.Full));
        _bare = new NameTable(Array.ConvertAll(forms, form => form.Bare));
        _sound = new NameTable(Array.ConvertAll(forms, form => form.Sound));
        _fullStarts = new SortedStarts(_full, words.SelectMany(FullStarts));
        _bareStarts = new SortedStarts(_bare, words.SelectMany(BareStarts));
    }

    /// <summary>Finds names that are, or begin, as typed.</summary>
    /// <returns>Whether some name is exactly what was typed, where it was said to be.</returns>
    public bool FindSpelled(NameForms name, PlaceContext context, BestPlaces best)
    {
        var exact = false;
        foreach (var start in _fullStarts.BeginningWith(name.Full))
        {
            var rest = _full.Length(start.Name) - start.Offset - name.Full.Length;
            exact |= rest == 0
                ? Add(best, context, start.Name, -ExactBonus, Closeness.Exact)
                : Add(best, context, start.Name, 0.4f + Unsaid(rest), Closeness.Beginning) && false;
        }

        foreach (var start in _bareStarts.BeginningWith(name.Bare))
        {
            var rest = _bare.Length(start.Name) - start.Offset - name.Bare.Length;
            exact |= (start.Offset, rest) switch
            {
                (0, 0) => Add(best, context, start.Name, -SmallWordsBonus, Closeness.SmallWords),
                (0, _) => Add(best, context, start.Name, 0.5f + Unsaid(rest), Closeness.Beginning) && false,
                _ => Add(best, context, start.Name, 0.9f + Unsaid(rest), Closeness.Near) && false,
            };
        }

        return exact;
    }

    /// <summary>Finds names that begin as the first words typed, when words that no name has follow them.</summary>
    public void FindBeginning(NameForms name, PlaceContext context, BestPlaces best)
    {
        foreach (var start in _fullStarts.BeginningWith(name.Full))
        {
            Add(best, context, start.Name, PartOfWords + Unsaid(_full.Length(start.Name) - name.Full.Length), Closeness.Near);
        }
    }

    /// <summary>Finds names that are exactly some of the words typed, from the first or up to the last: « mairie de Péronne ».</summary>
    public void FindAmong(List<string> words, PlaceContext context, BestPlaces best)
    {
        for (var cut = 1; cut < words.Count; cut++)
        {
            FindPart(words[..cut], context, best);
            FindPart(words[cut..], context, best);
        }
    }

    private void FindPart(List<string> words, PlaceContext context, BestPlaces best)
    {
        if (words.TrueForAll(word => PlaceWords.IsSmall(word) || word is "saint" or "sainte"))
        {
            return;
        }

        var part = Letters.Of(words);
        foreach (var start in _fullStarts.BeginningWith(part))
        {
            if (_full.Length(start.Name) - start.Offset == part.Length)
            {
                Add(best, context, start.Name, PartOfWords, Closeness.Near);
            }
        }
    }

    /// <summary>Finds names spelled or heard nearly as typed, among the first so many communes.</summary>
    public void FindMisspelt(NameForms name, PlaceContext context, BestPlaces best, int among = int.MaxValue)
    {
        among = Math.Min(among, _places.Count);
        Scan(_full, name.Full, Tolerance.Spelling(name.Full.Length, 0), among, context, best);
        if (!name.Bare.AsSpan().SequenceEqual(name.Full))
        {
            Scan(_bare, name.Bare, Tolerance.Spelling(name.Bare.Length, 0.15f), among, context, best);
        }

        Scan(_sound, name.Sound, Tolerance.Hearing(name.Sound.Length), among, context, best);
    }

    private static float Unsaid(int letters) => 0.03f * Math.Min(letters, 12);

    private void Scan(NameTable names, ReadOnlySpan<byte> typed, Tolerance tolerance, int among, PlaceContext context, BestPlaces best)
    {
        if (typed.Length == 0 || among == 0)
        {
            return;
        }

        var room = ArrayPool<int>.Shared.Rent(among);
        var pattern = new TypoPattern(typed, stackalloc ulong[Letters.Alphabet]);
        var most = Math.Max(tolerance.Typos, tolerance.TyposOfBeginning);
        foreach (var name in names.Near(typed, tolerance.Typos, tolerance.TyposOfBeginning, among, room))
        {
            var text = names[name];
            // A name longer than this can only begin as typed: its end need not be read.
            var count = pattern.Count(text[..Math.Min(text.Length, typed.Length + NameTable.MostTypos + 1)], most);
            if (count.Whole <= tolerance.Typos)
            {
                Add(best, context, name, tolerance.Base + tolerance.PerTypo * count.Whole, Closeness.Near);
            }
            else if (count.Start <= tolerance.TyposOfBeginning)
            {
                var unsaid = Unsaid(names.Length(name) - count.StartLength);
                Add(best, context, name, 0.4f + tolerance.Base + tolerance.PerTypo * count.Start + unsaid, Closeness.Near);
            }
        }

        ArrayPool<int>.Shared.Return(room);
    }

    /// <returns>Whether the place fits the context; an exact name elsewhere is only a likely one.</returns>
    private bool Add(BestPlaces best, PlaceContext context, int place, float cost, Closeness closeness)
    {
        var score = cost - _discounts[place];
        if (!best.Admits(score))
        {
            return false;
        }

        var misfit = context.Misfit(_places[place]);
        var fits = misfit == 0;
        best.Add(fits
            ? new FoundPlace(place, score, closeness)
            : new FoundPlace(place, Math.Max(cost, 0) + misfit - _discounts[place], Closeness.Near));
        return fits;
    }

    private static IEnumerable<NameStart> FullStarts(List<string> words, int name)
    {
        yield return new NameStart(name, 0);
        if (words.Count > 1 && PlaceWords.IsArticle(words[0]))
        {
            yield return new NameStart(name, words[0].Length);
        }
    }

    private static IEnumerable<NameStart> BareStarts(List<string> words, int name)
    {
        var offset = 0;
        foreach (var word in NameForms.BareWords(words))
        {
            yield return new NameStart(name, offset);
            offset += word.Length;
        }
    }

    /// <summary>How many typos are let pass, in the name and in its beginning, and what the first and each weigh.</summary>
    private readonly record struct Tolerance(int Typos, int TyposOfBeginning, float Base, float PerTypo)
    {
        public static Tolerance Spelling(int length, float weight) => new(
            length switch { < 4 => 0, < 6 => 1, < 12 => 2, _ => NameTable.MostTypos },
            length switch { < 6 => -1, _ => 1 },
            weight,
            1);

        public static Tolerance Hearing(int length) => new(
            length switch { < 3 => 0, < 6 => 1, _ => 2 },
            length switch { < 4 => -1, < 6 => 0, _ => 1 },
            0.7f,
            0.9f);
    }
}
