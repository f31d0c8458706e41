namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Invented names and addresses that sound right.</summary>
internal static class PlaceWords
{
    public static IReadOnlyList<string> Kinds { get; } =
        ["Maison de santé", "Maison de santé", "Maison de santé", "Centre de santé", "Cabinet partagé", "Maison médicale", "Pôle de santé"];

    public static IReadOnlyList<string> Streets { get; } =
    [
        "rue des Écoles", "place de la Mairie", "rue de la Gare", "avenue de la République", "place du Marché", "rue des Tilleuls",
        "chemin du Lavoir", "rue des Jardins", "rue du Moulin", "place des Platanes", "rue du Vieux-Puits", "rue des Acacias",
        "impasse du Verger", "rue de la Fontaine",
    ];

    public static IReadOnlyList<string> Accesses { get; } =
    [
        "Entrée de plain-pied, derrière la mairie.",
        "Sonnez à l’interphone, premier étage avec ascenseur.",
        "Entrée par la cour, porte verte.",
    ];

    public static IReadOnlyList<string> Parkings { get; } =
    [
        "Stationnement gratuit devant l’entrée.",
        "Parking gratuit à 100\u00A0m, place du Marché.",
        "Deux places réservées devant l’entrée.",
    ];

    public static IReadOnlyList<string> Transits { get; } =
    [
        "Transport à la demande\u00A0: réservez la veille en mairie.",
        "Arrêt de car «\u00A0Mairie\u00A0», à 200\u00A0m.",
        "Navette de la communauté de communes les jours de marché.",
    ];

    public static IReadOnlyList<string> Equipments { get; } =
    [
        "Électrocardiogramme, tensiomètre, matériel de suture.",
        "Table d’examen à hauteur variable, pèse-bébé, spiromètre.",
        "Électrocardiogramme et défibrillateur.",
        "Table d’examen à hauteur variable, réfrigérateur à vaccins.",
    ];

    /// <summary>« de Péronne », « d’Ambert », « du Vigan », « des Andelys »; the article La stays, as INSEE writes it.</summary>
    public static string Of(string commune)
    {
        var name = commune.Replace('\'', '’');
        return name switch
        {
            ['L', 'e', ' ', .. var rest] => $"du {rest}",
            ['L', 'e', 's', ' ', .. var rest] => $"des {rest}",
            [var first, ..] when "AEIOUÂÀÉÈÊËÎÏÔÖÛÜŒÆ".Contains(first, StringComparison.Ordinal) => $"d’{name}",
            _ => $"de {name}",
        };
    }
}
