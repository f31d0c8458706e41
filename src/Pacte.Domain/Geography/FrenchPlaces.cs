namespace Pacte.Domain.Geography;

/// <summary>Names of places inside a sentence.</summary>
public static class FrenchPlaces
{
    /// <summary>« à Saint-Gaudens », « au Puy-en-Velay », « aux Vans »: articles contract as French does.</summary>
    public static string At(string place) =>
        place.StartsWith("Le ", StringComparison.Ordinal) ? $"au {place[3..]}"
        : place.StartsWith("Les ", StringComparison.Ordinal) ? $"aux {place[4..]}"
        : $"à\u00A0{place}";
}
