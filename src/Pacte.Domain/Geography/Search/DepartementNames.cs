namespace Pacte.Domain.Geography.Search;

/// <summary>Recognises a département by its name, alone or after a commune's: « Péronne Somme ».</summary>
internal sealed class DepartementNames
{
    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);
    private readonly int _longest;

    public DepartementNames(IEnumerable<CommunePlace> places)
    {
        foreach (var place in places.DistinctBy(place => place.DepartementCode))
        {
            var words = NameForms.BareWords(PlaceWords.Of(place.DepartementName));
            _codes[string.Concat(words)] = place.DepartementCode;
            _longest = Math.Max(_longest, words.Count);
        }
    }

    /// <summary>The département that the last words name, and the words before it; null when they name none.</summary>
    public (List<string> Before, string Departement)? AtTheEnd(List<string> words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            var named = NameForms.BareWords(words[first..]);
            if (named.Count <= _longest && !PlaceWords.IsSmall(words[first]) && _codes.TryGetValue(string.Concat(named), out var code))
            {
                var end = first;
                while (end > 0 && PlaceWords.IsSmall(words[end - 1]))
                {
                    end--;
                }

                return (words[..end], code);
            }
        }

        return null;
    }
}
