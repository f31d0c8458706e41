namespace Pacte.Domain.Time;

/// <summary>A public holiday and its French name.</summary>
public readonly record struct PublicHoliday(DateOnly Date, string Name);

/// <summary>
/// The public holidays of France, computed. Sources: labour code L3133-1 and L3422-2, decree 83-1003 for the days of
/// abolition, the ordinance of 16 August 1892 for Alsace and Moselle, the labour codes of the Pacific. In Alsace-Moselle,
/// Good Friday is a holiday by law only where there is a Protestant church; it is kept everywhere, as people do.
/// </summary>
public static class PublicHolidays
{
    private static readonly string[] AlsaceMoselle = ["57", "67", "68"];

    /// <summary>The holidays of a year in a département or collectivity, in calendar order, one per date.</summary>
    public static IReadOnlyList<PublicHoliday> Of(int year, string departementCode) =>
        [.. Everywhere(year).Concat(Local(year, departementCode)).DistinctBy(holiday => holiday.Date).OrderBy(holiday => holiday.Date)];

    /// <summary>The name of the holiday that a date is in a département, or null on an ordinary day.</summary>
    public static string? NameOf(DateOnly date, string departementCode)
    {
        foreach (var holiday in Everywhere(date.Year).Concat(Local(date.Year, departementCode)))
        {
            if (holiday.Date == date)
            {
                return holiday.Name;
            }
        }

        return null;
    }

    public static bool IsHoliday(DateOnly date, string departementCode) => NameOf(date, departementCode) is not null;

    /// <summary>Easter Sunday in the Gregorian calendar (the anonymous computus published in Nature in 1876).</summary>
    public static DateOnly Easter(int year)
    {
        var golden = year % 19;
        var (century, yearOfCentury) = Math.DivRem(year, 100);
        var moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - moonCorrection + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (yearOfCentury / 4)) - epact - (yearOfCentury % 4)) % 7;
        var lateMoon = (golden + (11 * epact) + (22 * weekday)) / 451;
        var (month, day) = Math.DivRem(epact + weekday - (7 * lateMoon) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static IEnumerable<PublicHoliday> Everywhere(int year)
    {
        var easter = Easter(year);
        yield return new(new(year, 1, 1), "Jour de l’An");
        yield return new(easter.AddDays(1), "Lundi de Pâques");
        yield return new(new(year, 5, 1), "Fête du Travail");
        yield return new(new(year, 5, 8), "Victoire de 1945");
        yield return new(easter.AddDays(39), "Ascension");
        yield return new(easter.AddDays(50), "Lundi de Pentecôte");
        yield return new(new(year, 7, 14), "Fête nationale");
        yield return new(new(year, 8, 15), "Assomption");
        yield return new(new(year, 11, 1), "Toussaint");
        yield return new(new(year, 11, 11), "Armistice de 1918");
        yield return new(new(year, 12, 25), "Noël");
    }

    private static IEnumerable<PublicHoliday> Local(int year, string departementCode)
    {
        if (AlsaceMoselle.Contains(departementCode))
        {
            yield return new(GoodFriday(year), "Vendredi saint");
            yield return new(new(year, 12, 26), "Saint-Étienne");
        }

        foreach (var holiday in Pacific(year, departementCode))
        {
            yield return holiday;
        }

        if (Abolition(year, departementCode) is { } abolition)
        {
            yield return new(abolition, "Abolition de l’esclavage");
        }
    }

    // Polynesia gave up 29 June for the rising of the Pleiades in 2025.
    private static PublicHoliday[] Pacific(int year, string departementCode) => departementCode switch
    {
        "986" => [new(new(year, 4, 28), "Saint Pierre Chanel"), new(new(year, 7, 29), "Fête du Territoire")],
        "987" =>
        [
            new(new(year, 3, 5), "Arrivée de l’Évangile"),
            new(GoodFriday(year), "Vendredi saint"),
            year < 2025 ? new(new(year, 6, 29), "Fête de l’Autonomie") : new(new(year, 11, 20), "Matari’i"),
        ],
        "988" => [new(new(year, 9, 24), "Fête de la Citoyenneté")],
        _ => [],
    };

    private static DateOnly GoodFriday(int year) => Easter(year).AddDays(-2);

    // Saint-Martin keeps 28 May since 2018, as its archives have it, and kept Guadeloupe's day before.
    private static DateOnly? Abolition(int year, string departementCode) => departementCode switch
    {
        "971" => new(year, 5, 27),
        "972" => new(year, 5, 22),
        "973" => new(year, 6, 10),
        "974" => new(year, 12, 20),
        "976" => new(year, 4, 27),
        "977" => new(year, 10, 9),
        "978" => new(year, 5, year < 2018 ? 27 : 28),
        _ => null,
    };
}
