using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Languages;
using Pacte.Web.Ui;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>What somebody says they would come for, as the form posts it.</summary>
public sealed class WishForm
{
    public const string Prefix = "Wish";

    public static readonly IReadOnlyList<WeekDays> AllDays =
        [WeekDays.Monday, WeekDays.Tuesday, WeekDays.Wednesday, WeekDays.Thursday, WeekDays.Friday, WeekDays.Saturday];

    public static IReadOnlyList<Choice> Lengths =>
        [new("14", Say("Deux semaines")), new("30", Say("Un mois")), new("60", Say("Deux mois")), new("120", Say("Quatre mois"))];

    public string? Place { get; set; }
    public string? Radius { get; set; }
    public string? Specialty { get; set; }
    public string? Length { get; set; }
    public List<string>? Days { get; set; }
    public bool Mornings { get; set; }
    public bool Afternoons { get; set; }
    public bool StepFree { get; set; }

    public static WishForm Of(SearchWish wish, string place) => new()
    {
        Place = place,
        Radius = $"{wish.DistanceKm}",
        Specialty = wish.Slots.Specialty.ToString(),
        Length = "60",
        Days = [.. AllDays.Select(day => day.ToString())],
        Mornings = wish.Slots.Part is not DayPart.Afternoon,
        Afternoons = wish.Slots.Part is not DayPart.Morning,
        StepFree = wish.StepFreeOnly,
    };

    public static string Name(string property) => $"{Prefix}.{property}";

    public FormErrors Check()
    {
        var errors = new FormErrors();
        if (ChosenDays is WeekDays.None)
            errors.Add(Name(nameof(Days)), Say("Cochez au moins un jour."));
        if (!Mornings && !Afternoons)
            errors.Add(Name(nameof(Mornings)), Say("Cochez le matin, l’après-midi, ou les deux."));
        return errors;
    }

    /// <summary>The wish, once checked; what is not in a list is its usual value.</summary>
    /// <param name="place">INSEE code of a known commune.</param>
    /// <param name="today">The date there.</param>
    public WaitingWish Read(string place, DateOnly today)
    {
        var search = SearchWish.Of(new(null, place, Radius, Specialty));
        var days = Lengths.Any(choice => choice.Value == Length) ? int.Parse(Length!, System.Globalization.CultureInfo.InvariantCulture) : 60;
        return new(place, search.Slots.Specialty, search.DistanceKm, ChosenDays, Mornings, Afternoons, StepFree, today, today.AddDays(days));
    }

    public bool Has(WeekDays day) => Days?.Contains(day.ToString(), StringComparer.Ordinal) is true;

    private WeekDays ChosenDays => AllDays.Where(Has).Aggregate(WeekDays.None, (all, day) => all | day);
}

/// <summary>How a wish is said.</summary>
public static class WishText
{
    /// <summary>« lundi, mardi et jeudi » or « tous les jours »</summary>
    public static string Days(WeekDays days)
    {
        var names = WishForm.AllDays.Where(day => days.HasFlag(day)).Select(On).ToList();
        return names.Count == WishForm.AllDays.Count ? Say("tous les jours")
            : names.Count == 1 ? names[0]
            : Say($"{string.Join(", ", names[..^1])} et {names[^1]}");
    }

    /// <summary>« lundi »</summary>
    public static string Day(WeekDays day) => Say(day switch
    {
        WeekDays.Monday => "lundi",
        WeekDays.Tuesday => "mardi",
        WeekDays.Wednesday => "mercredi",
        WeekDays.Thursday => "jeudi",
        WeekDays.Friday => "vendredi",
        WeekDays.Saturday => "samedi",
        _ => throw new ArgumentOutOfRangeException(nameof(day), day, null),
    });

    public static string Half(bool mornings, bool afternoons) =>
        Say((mornings, afternoons) switch { (true, false) => "le matin", (false, true) => "l’après-midi", _ => "matin ou après-midi" });

    public static string Until(DateOnly lastDay) => Say($"jusqu’au {Dates.FullWithYear(lastDay)}");

    private static string On(WeekDays day) => Say($"le {Day(day)}");
}
