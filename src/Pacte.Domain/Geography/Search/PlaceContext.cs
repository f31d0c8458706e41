using System.Globalization;

namespace Pacte.Domain.Geography.Search;

/// <summary>What was typed beside the name: « Péronne 80 », « 80200 Péronne », « Paris 15 ».</summary>
/// <param name="Departement">A département's code; « 20 » stands for both of Corsica.</param>
/// <param name="Postcode">Five digits.</param>
/// <param name="Arrondissement">A number that may be that of an arrondissement.</param>
internal sealed record PlaceContext(string? Departement = null, string? Postcode = null, int? Arrondissement = null)
{
    // A wrong département weighs as much as a typo and a half: people err on it, but less than on spelling.
    private const float Elsewhere = 1.5f;
    private const float SameDepartement = 0.5f;

    // Only Paris, Lyon and Marseille have as many; their postcodes end with the number of an arrondissement.
    private const int PostcodesOfCityWithArrondissements = 9;

    public static readonly PlaceContext None = new();

    /// <summary>The context when no commune has this postcode, as those of companies (CEDEX): it still tells the département.</summary>
    public PlaceContext WithPostcodeUnknown() => this with
    {
        Postcode = null,
        Departement = Postcode![..(Postcode!.StartsWith("97", StringComparison.Ordinal) || Postcode.StartsWith("98", StringComparison.Ordinal) ? 3 : 2)],
    };

    /// <summary>Zero where the place is what was said beside its name, else how much it weighs that it is not.</summary>
    public float Misfit(CommunePlace place)
    {
        if (Postcode is not null)
        {
            return place.Postcodes.Contains(Postcode) ? 0
                : Postcode.StartsWith(PostalPrefix(place), StringComparison.Ordinal) ? SameDepartement
                : Elsewhere;
        }

        return (Departement is null && Arrondissement is null) || IsIn(place, Departement) || HasArrondissement(place) ? 0 : Elsewhere;
    }

    public static bool IsIn(CommunePlace place, string? departement) =>
        departement is not null && (place.DepartementCode == departement || (departement == "20" && place.DepartementCode[^1] is 'A' or 'B'));

    private static string PostalPrefix(CommunePlace place) => place.DepartementCode[^1] is 'A' or 'B' ? "20" : place.DepartementCode;

    private bool HasArrondissement(CommunePlace place) =>
        Arrondissement is { } number
        && place.Postcodes.Count >= PostcodesOfCityWithArrondissements
        && place.Postcodes.Any(code => code.EndsWith(number.ToString("000", CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
