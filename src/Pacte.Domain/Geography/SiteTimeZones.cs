namespace Pacte.Domain.Geography;

/// <summary>The legal time of each French territory, as an IANA zone, and what people call it.</summary>
public static class SiteTimeZones
{
    public const string Paris = "Europe/Paris";

    /// <summary>The IANA zone of a département or collectivity.</summary>
    /// <param name="departementCode">« 01 » to « 95 », « 2A », « 2B », or three digits overseas.</param>
    /// <exception cref="ArgumentException">No French département or collectivity has this code.</exception>
    public static string For(string departementCode) => departementCode switch
    {
        "971" => "America/Guadeloupe",
        "972" => "America/Martinique",
        "973" => "America/Cayenne",
        "974" => "Indian/Reunion",
        "975" => "America/Miquelon",
        "976" => "Indian/Mayotte",
        "977" => "America/St_Barthelemy",
        "978" => "America/Marigot",
        "984" => "Indian/Kerguelen",
        "986" => "Pacific/Wallis",
        "987" => "Pacific/Tahiti",
        "988" => "Pacific/Noumea",
        // Nobody lives on Clipperton and the tz database has no zone for it: the nautical hour of its longitude is as good as any.
        "989" => "Etc/GMT+7",
        "2A" or "2B" => Paris,
        [var tens, var units] when char.IsAsciiDigit(tens) && char.IsAsciiDigit(units) && departementCode is not ("00" or "20" or "96" or "97" or "98" or "99") => Paris,
        _ => throw new ArgumentException($"'{departementCode}' is not a French département.", nameof(departementCode)),
    };

    /// <summary>The IANA zone of a commune: Polynesia has three.</summary>
    public static string ForCommune(string inseeCode) => inseeCode switch
    {
        // Fatu-Hiva, Hiva-Oa, Nuku-Hiva, Tahuata, Ua-Huka and Ua-Pou are the Marquesas, half an hour ahead of Tahiti.
        "98718" or "98723" or "98731" or "98746" or "98756" or "98757" => "Pacific/Marquesas",
        "98719" => "Pacific/Gambier",
        "98414" => "Antarctica/DumontDUrville",
        _ => For(DepartementOf(inseeCode)),
    };

    /// <summary>The code of the département or collectivity in which a commune lies.</summary>
    public static string DepartementOf(string inseeCode) =>
        inseeCode.StartsWith("97", StringComparison.Ordinal) || inseeCode.StartsWith("98", StringComparison.Ordinal)
            ? inseeCode[..3]
            : inseeCode[..2];

    /// <summary>What people call the time of a zone: « heure de la Guadeloupe ».</summary>
    public static string SpokenName(string zoneId) => zoneId switch
    {
        Paris => "heure de Paris",
        "America/Guadeloupe" => "heure de la Guadeloupe",
        "America/Martinique" => "heure de la Martinique",
        "America/Cayenne" => "heure de la Guyane",
        "Indian/Reunion" => "heure de La Réunion",
        "America/Miquelon" => "heure de Saint-Pierre-et-Miquelon",
        "Indian/Mayotte" => "heure de Mayotte",
        "America/St_Barthelemy" => "heure de Saint-Barthélemy",
        "America/Marigot" => "heure de Saint-Martin",
        "Indian/Kerguelen" => "heure des Kerguelen",
        "Antarctica/DumontDUrville" => "heure de la Terre-Adélie",
        "Pacific/Wallis" => "heure de Wallis-et-Futuna",
        "Pacific/Tahiti" => "heure de Tahiti",
        "Pacific/Marquesas" => "heure des Marquises",
        "Pacific/Gambier" => "heure des Gambier",
        "Pacific/Noumea" => "heure de la Nouvelle-Calédonie",
        "Etc/GMT+7" => "heure de Clipperton",
        _ => "heure locale",
    };

    /// <summary>The same in English: “Guadeloupe time”.</summary>
    public static string EnglishName(string zoneId) => zoneId switch
    {
        Paris => "Paris time",
        "America/Guadeloupe" => "Guadeloupe time",
        "America/Martinique" => "Martinique time",
        "America/Cayenne" => "French Guiana time",
        "Indian/Reunion" => "Réunion time",
        "America/Miquelon" => "Saint-Pierre and Miquelon time",
        "Indian/Mayotte" => "Mayotte time",
        "America/St_Barthelemy" => "Saint-Barthélemy time",
        "America/Marigot" => "Saint-Martin time",
        "Indian/Kerguelen" => "Kerguelen time",
        "Antarctica/DumontDUrville" => "Adélie Land time",
        "Pacific/Wallis" => "Wallis and Futuna time",
        "Pacific/Tahiti" => "Tahiti time",
        "Pacific/Marquesas" => "Marquesas time",
        "Pacific/Gambier" => "Gambier time",
        "Pacific/Noumea" => "New Caledonia time",
        "Etc/GMT+7" => "Clipperton time",
        _ => "local time",
    };
}
