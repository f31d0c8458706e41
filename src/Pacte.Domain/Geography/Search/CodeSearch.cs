using System.Globalization;

namespace Pacte.Domain.Geography.Search;

/// <summary>Finds communes by postcode, by the beginning of one, or by INSEE code.</summary>
internal sealed class CodeSearch
{
    private readonly Dictionary<string, int> _byInsee;
    private readonly int[] _postcodes;
    private readonly int[] _places;

    /// <param name="places">The most populated first.</param>
    public CodeSearch(IReadOnlyList<CommunePlace> places)
    {
        _byInsee = Enumerable.Range(0, places.Count).ToDictionary(place => places[place].InseeCode, StringComparer.Ordinal);
        var pairs = Enumerable.Range(0, places.Count)
            .SelectMany(place => places[place].Postcodes, (place, code) => (Code: Number(code), Place: place))
            .OrderBy(pair => pair.Code).ThenBy(pair => pair.Place)
            .ToArray();
        _postcodes = Array.ConvertAll(pairs, pair => pair.Code);
        _places = Array.ConvertAll(pairs, pair => pair.Place);
    }

    public int? ByInsee(string code) => _byInsee.TryGetValue(code, out var place) ? place : null;

    /// <summary>The communes whose postcodes begin with these digits; those of one postcode come with the most people first.</summary>
    /// <param name="digits">1 to 5 digits.</param>
    public ReadOnlySpan<int> ByPostcode(string digits)
    {
        var scale = (int)Math.Pow(10, 5 - digits.Length);
        var first = Number(digits) * scale;
        return _places.AsSpan(FirstNotBefore(first)..FirstNotBefore(first + scale));
    }

    private int FirstNotBefore(int postcode)
    {
        var at = Array.BinarySearch(_postcodes, postcode);
        if (at < 0)
        {
            return ~at;
        }

        while (at > 0 && _postcodes[at - 1] == postcode)
        {
            at--;
        }

        return at;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
