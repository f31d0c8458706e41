using Pacte.Domain;

namespace Pacte.Web.Languages;

/// <summary>Numbers with their units in the language spoken: <see cref="FrenchNumbers"/> or <see cref="EnglishNumbers"/>.</summary>
public static class Numbers
{
    public static string Whole(long number) => Speech.IsEnglish ? EnglishNumbers.Whole(number) : FrenchNumbers.Whole(number);

    public static string Decimal(decimal number) => Speech.IsEnglish ? EnglishNumbers.Decimal(number) : FrenchNumbers.Decimal(number);

    public static string Km(double km) => Speech.IsEnglish ? EnglishNumbers.Km(km) : FrenchNumbers.Km(km);

    public static string Minutes(int minutes) => Speech.IsEnglish ? EnglishNumbers.Minutes(minutes) : FrenchNumbers.Minutes(minutes);

    /// <param name="singular">In French; its English is looked up.</param>
    /// <param name="plural">In French; its English is looked up.</param>
    public static string Count(long number, string singular, string plural) => Speech.IsEnglish
        ? EnglishNumbers.Count(number, Speech.Say(singular), Speech.Say(plural))
        : FrenchNumbers.Count(number, singular, plural);
}
