using Pacte.Domain.Geography.Search;

namespace Pacte.Domain.Geography;

/// <summary>
/// Finds communes by what people type: a name (accents, case, hyphens, « St », articles, a few typos and misheard
/// spellings forgiven), a postcode or its beginning, an INSEE code, a name with a postcode or a département.
/// Built once from all the communes, held in memory, immutable, safe to share between threads.
/// </summary>
public sealed class CommuneIndex
{
    /// <summary>An answer holds at most this many communes.</summary>
    public const int MostPlaces = 50;

    private const int MostTowns = 5000;
    private const int MostWordsKept = 3;

    private readonly CommunePlace[] _places;
    private readonly CodeSearch _codes;
    private readonly NameSearch _names;
    private readonly DepartementNames _departements;
    private readonly Answers _answers;

    public CommuneIndex(IReadOnlyList<CommunePlace> places)
    {
        _places = [.. places.OrderByDescending(place => place.Population).ThenBy(place => place.InseeCode, StringComparer.Ordinal)];
        _codes = new CodeSearch(_places);
        _names = new NameSearch(_places);
        _departements = new DepartementNames(places);
        _answers = new Answers(_places);
    }

    /// <summary>The communes, the most populated first.</summary>
    public IReadOnlyList<CommunePlace> Places => _places;

    /// <summary>The commune of an INSEE code, or null.</summary>
    public CommunePlace? Find(string inseeCode) => _codes.ByInsee(inseeCode) is { } place ? _places[place] : null;

    /// <summary>Finds what a person may mean.</summary>
    /// <param name="text">As typed; nothing is expected of it.</param>
    /// <param name="limit">How many communes at most, 1 to <see cref="MostPlaces"/>.</param>
    public CommuneMatches Search(string? text, int limit = 8)
    {
        limit = Math.Clamp(limit, 1, MostPlaces);
        var query = PlaceQuery.Parse(text ?? "");
        return query.Words.Count > 0 ? ByName(query, limit) : ByCode(query.Codes, limit);
    }

    private CommuneMatches ByCode(string code, int limit)
    {
        if (code.Length < 2)
        {
            return CommuneMatches.None(NoCommuneReason.TooShort);
        }

        var isDigits = code.All(char.IsAsciiDigit);
        var shared = isDigits && code.Length == 5 ? _codes.ByPostcode(code) : [];
        if (shared.Length == 1)
        {
            return Answers.One(_places[shared[0]]);
        }

        if (shared.Length > 1)
        {
            return _answers.SharedPostcode(shared, limit);
        }

        return Find(code) is { } commune ? Answers.One(commune) : SuggestByCode(code, isDigits, limit);
    }

    // The beginning of a postcode, or a postcode that does not exist (75000): the largest communes of what it begins like.
    private CommuneMatches SuggestByCode(string code, bool isDigits, int limit)
    {
        if (code is "2A" or "2B" || (isDigits && code.Length is 2 or 3 && _places.Any(place => place.DepartementCode == code)))
        {
            return SuggestDepartement(code, limit);
        }

        for (var length = Math.Min(code.Length, 5); isDigits && code.Length <= 5 && length >= 2; length--)
        {
            var places = _codes.ByPostcode(code[..length]);
            if (!places.IsEmpty)
            {
                return _answers.Suggest([.. places], limit);
            }
        }

        return CommuneMatches.None(NoCommuneReason.NotFound);
    }

    private CommuneMatches ByName(PlaceQuery query, int limit)
    {
        var best = new BestPlaces();
        var whole = NameForms.Of(query.Words);
        var context = query.Context;
        if (context.Postcode is { } postcode && _codes.ByPostcode(postcode).IsEmpty)
        {
            context = context.WithPostcodeUnknown();
        }

        var spelled = _names.FindSpelled(whole, context, best);
        if (!spelled && whole.Full.Length < 2)
        {
            return CommuneMatches.None(NoCommuneReason.TooShort);
        }

        var split = context == PlaceContext.None ? _departements.AtTheEnd(query.Words) : null;
        if (split is { Before.Count: 0 } alone && !Holds(alone.Departement, best))
        {
            return SuggestDepartement(alone.Departement, limit, best);
        }

        if (split is { Before.Count: > 0 } named && !spelled)
        {
            var before = NameForms.Of(named.Before);
            _names.FindSpelled(before, new PlaceContext(named.Departement), best);
            _names.FindMisspelt(before, new PlaceContext(named.Departement), best);
        }

        if (spelled)
        {
            // Whoever types « Rodes » may have meant Rodez: towns larger than the commune found are looked at, and only they.
            _names.FindMisspelt(whole, context, best, Math.Min(best.Found[0].Place, MostTowns));
        }
        else
        {
            _names.FindMisspelt(whole, context, best);
            FindParts(query.Words, context, best);
        }

        return _answers.ToName(best, whole.Full.Length, limit);
    }

    private void FindParts(List<string> words, PlaceContext context, BestPlaces best)
    {
        _names.FindAmong(words, context, best);
        for (var kept = Math.Min(words.Count - 1, MostWordsKept); kept > 0 && best.Count == 0; kept--)
        {
            // « Cherbour Octeville »: words that no name has may follow one that is misspelt.
            var beginning = NameForms.Of(words[..kept]);
            _names.FindBeginning(beginning, context, best);
            _names.FindMisspelt(beginning, context, best);
        }
    }

    // Mayenne is the town of its département; La Réunion is a village of the Lot-et-Garonne.
    private bool Holds(string departement, BestPlaces best) =>
        best.Count > 0 && best.Found[0].Closeness == Closeness.Exact && PlaceContext.IsIn(_places[best.Found[0].Place], departement);

    private CommuneMatches SuggestDepartement(string departement, int limit, BestPlaces? named = null)
    {
        var places = new List<int>();
        foreach (var found in named is null ? [] : named.Found)
        {
            if (found.Closeness == Closeness.Exact)
            {
                places.Add(found.Place);
            }
        }

        var first = places.Count;
        places.AddRange(Enumerable.Range(0, _places.Length).Where(place => PlaceContext.IsIn(_places[place], departement)));
        return _answers.Suggest(places, limit, first);
    }
}
