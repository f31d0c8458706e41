namespace Pacte.Domain.Geography.Search;

/// <summary>Turns places found into an answer: whether one is clear, several are to choose from, or some are likely.</summary>
/// <param name="places">The most populated first.</param>
internal sealed class Answers(CommunePlace[] places)
{
    private const int ShortestClearBeginning = 5;
    private const int MostOthers = 3;

    public static CommuneMatches One(CommunePlace place) => new(CommuneMatchKind.One, [place], [], 1, null);

    public CommuneMatches SharedPostcode(ReadOnlySpan<int> shared, int limit) =>
        new(CommuneMatchKind.SharedPostcode, [.. shared[..Math.Min(shared.Length, limit)].ToArray().Select(At)], [], shared.Length, null);

    /// <summary>The first places as they come, then the most populated.</summary>
    public CommuneMatches Suggest(List<int> likely, int limit, int first = 0)
    {
        likely.Sort(first, likely.Count - first, null);
        CommunePlace[] likeliest = [.. likely.Distinct().Take(limit).Select(At)];
        return new CommuneMatches(CommuneMatchKind.Suggestions, likeliest, [], likeliest.Length, null);
    }

    /// <summary>The answer to a name of so many letters.</summary>
    public CommuneMatches ToName(BestPlaces best, int lettersTyped, int limit)
    {
        var found = best.Found;
        if (found.IsEmpty)
        {
            return CommuneMatches.None(NoCommuneReason.NotFound);
        }

        var clear = ClearlyMeant(found, lettersTyped);
        var answer = new CommunePlace[Math.Min(clear == 0 ? found.Length : clear, limit)];
        for (var rank = 0; rank < answer.Length; rank++)
        {
            answer[rank] = At(found[rank].Place);
        }

        return clear switch
        {
            0 => new CommuneMatches(CommuneMatchKind.Suggestions, answer, [], answer.Length, null),
            1 => new CommuneMatches(CommuneMatchKind.One, answer, Larger(found, clear), 1, null),
            _ => new CommuneMatches(CommuneMatchKind.Homonyms, answer, Larger(found, clear), clear, null),
        };
    }

    /// <summary>How many of the first places found are each what was typed; a lone name that begins so counts.</summary>
    private static int ClearlyMeant(ReadOnlySpan<FoundPlace> found, int lettersTyped)
    {
        var closest = found[0].Closeness;
        if (closest == Closeness.Near)
        {
            return 0;
        }

        var alike = 0;
        foreach (var place in found)
        {
            alike += place.Closeness == closest ? 1 : 0;
        }

        return closest != Closeness.Beginning || (alike == 1 && lettersTyped >= ShortestClearBeginning) ? alike : 0;
    }

    // Whoever types the name of a hamlet exactly may still have meant a town; hardly the other way round.
    private List<CommunePlace> Larger(ReadOnlySpan<FoundPlace> found, int clear)
    {
        var larger = new List<CommunePlace>();
        for (var rank = clear; rank < found.Length && larger.Count < MostOthers; rank++)
        {
            if (At(found[rank].Place).Population > At(found[0].Place).Population)
            {
                larger.Add(At(found[rank].Place));
            }
        }

        return larger;
    }

    private CommunePlace At(int place) => places[place];
}
