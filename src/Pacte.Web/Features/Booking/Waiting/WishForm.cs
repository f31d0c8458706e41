using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Languages;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>What somebody says they would come for, as the form posts it.</summary>
public sealed class WishForm
{
    public const string Prefix = "Wish";

    public static readonly IReadOnlyList<Choice> Lengths =
        [new("14", "Deux semaines"), new("30", "Un mois"), new("60", "Deux mois"), new("120", "Quatre mois")];

    public static readonly IReadOnlyList<(WeekDays Day, string Name)> AllDays =
    [
        (WeekDays.Monday, "lundi"), (WeekDays.Tuesday, "mardi"), (WeekDays.Wednesday, "mercredi"), (WeekDays.Thursday, "jeudi"),
        (WeekDays.Friday, "vendredi"), (WeekDays.Saturday, "samedi"),
    ];

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
        Days = [.. AllDays.Select(day => day.Day.ToString())],
        Mornings = wish.Slots.Part is not DayPart.Afternoon,
        Afternoons = wish.Slots.Part is not DayPart.Morning,
        StepFree = wish.StepFreeOnly,
    };

    public static string Name(string property) => $"{Prefix}.{property}";

    public FormErrors Check()
    {
        var errors = new FormErrors();
        if (ChosenDays is WeekDays.None)
            errors.Add(Name(nameof(Days)), "Cochez au moins un jour.");
        if (!Mornings && !Afternoons)
            errors.Add(Name(nameof(Mornings)), "Cochez le matin, l’après-midi, ou les deux.");
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

    private WeekDays ChosenDays => AllDays.Where(day => Has(day.Day)).Aggregate(WeekDays.None, (all, day) => all | day.Day);
}

/// <summary>How a wish is said.</summary>
public static class WishText
{
    /// <summary>« lundi, mardi et jeudi » or « tous les jours »</summary>
    public static string Days(WeekDays days)
    {
        var names = WishForm.AllDays.Where(day => days.HasFlag(day.Day)).Select(day => $"le {day.Name}").ToList();
        return names.Count == WishForm.AllDays.Count ? "tous les jours"
            : names.Count == 1 ? names[0]
            : $"{string.Join(", ", names[..^1])} et {names[^1]}";
    }

    public static string Half(bool mornings, bool afternoons) =>
        (mornings, afternoons) switch { (true, false) => "le matin", (false, true) => "l’après-midi", _ => "matin ou après-midi" };

    public static string Until(DateOnly lastDay) => $"jusqu’au {Dates.FullWithYear(lastDay)}";
}
