namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Common first and family names; put together by chance, they name nobody in particular.</summary>
internal static class FictionalNames
{
    public static IReadOnlyList<string> Women { get; } =
    [
        "Adèle", "Agnès", "Aïcha", "Alice", "Amandine", "Anne", "Aurélie", "Béatrice", "Camille", "Caroline", "Catherine", "Cécile",
        "Céline", "Chantal", "Chloé", "Claire", "Clara", "Delphine", "Denise", "Élise", "Émilie", "Emma", "Farida", "Florence",
        "Françoise", "Gabrielle", "Hélène", "Inès", "Isabelle", "Jacqueline", "Jeanne", "Josiane", "Julie", "Juliette", "Laure",
        "Léa", "Louise", "Lucie", "Madeleine", "Maëlle", "Manon", "Margaux", "Marie", "Marion", "Mathilde", "Monique", "Nadia",
        "Nathalie", "Nicole", "Odette", "Pauline", "Rachida", "Rose", "Sandrine", "Sarah", "Sophie", "Suzanne", "Sylvie", "Thérèse",
        "Valérie", "Véronique", "Yvette",
    ];

    public static IReadOnlyList<string> Men { get; } =
    [
        "Adrien", "Ahmed", "Alain", "Alexandre", "André", "Antoine", "Arthur", "Benoît", "Bernard", "Bruno", "Charles", "Christophe",
        "Clément", "Cyril", "Damien", "Daniel", "David", "Denis", "Didier", "Émile", "Étienne", "Fabien", "François", "Frédéric",
        "Gabriel", "Georges", "Gérard", "Guillaume", "Henri", "Hugo", "Jacques", "Jean", "Julien", "Karim", "Laurent", "Léo", "Louis",
        "Lucas", "Lucien", "Marc", "Marcel", "Mathieu", "Maurice", "Mehdi", "Michel", "Nicolas", "Olivier", "Pascal", "Paul",
        "Philippe", "Pierre", "Raymond", "Rémi", "René", "Robert", "Samir", "Sébastien", "Serge", "Simon", "Thomas", "Victor", "Yves",
    ];

    public static IReadOnlyList<string> Families { get; } =
    [
        "Abadie", "Adam", "Allard", "Amrani", "Aubry", "Bailly", "Barbier", "Baron", "Bataille", "Benali", "Bertin", "Besnard",
        "Bigot", "Blanchard", "Bonnet", "Boucher", "Bouvier", "Breton", "Brunel", "Carlier", "Carpentier", "Caron", "Charpentier",
        "Chauvin", "Chevalier", "Collet", "Colin", "Cordier", "Courtois", "Cousin", "Delattre", "Delmas", "Deschamps", "Diallo",
        "Dubreuil", "Dumas", "Duval", "Fabre", "Faure", "Fleury", "Fontaine", "Fournier", "Gaillard", "Garnier", "Gauthier",
        "Gilbert", "Girard", "Grondin", "Guérin", "Guillet", "Haddad", "Hamon", "Hoarau", "Humbert", "Jacquet", "Joly", "Jourdan",
        "Lacombe", "Lambert", "Langlois", "Laporte", "Lebrun", "Leclercq", "Lefort", "Legrand", "Lemaire", "Lopez", "Mallet",
        "Marchand", "Marchal", "Martel", "Masson", "Menard", "Mercier", "Meunier", "Millet", "Monnier", "Moreau", "Moulin", "Noël",
        "Olivier", "Pasquier", "Pelletier", "Perrin", "Picard", "Poirier", "Poulain", "Prévost", "Renard", "Renaud", "Ribeiro",
        "Rivière", "Rolland", "Roussel", "Roy", "Sabatier", "Salmon", "Tessier", "Toussaint", "Vasseur", "Verdier", "Vidal", "Wattel",
        "Weber",
    ];

    public static (string First, string Last) Pick(SeedRandom random) =>
        (random.Pick(random.Chance(50) ? Women : Men), random.Pick(Families));

    /// <summary>An address under a domain that can never exist: <c>.test</c> is reserved by RFC 2606.</summary>
    public static string Mail(string first, string last, int number) => $"{Plain(first)}.{Plain(last)}{number}@exemple.test";

    private static string Plain(string name) =>
        string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();
}
