using System.Globalization;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>What a person asks of the search page. Its address says all of it, so that it can be kept and shared.</summary>
public sealed record SearchWish(string Typed, string? CommuneCode, int DistanceKm, SlotWish Slots, bool StepFreeOnly)
{
    public const int UsualKm = 40;

    /// <summary>« matin » and « apres-midi », as the address says them.</summary>
    public const string Morning = "matin";

    public const string Afternoon = "apres-midi";

    public static readonly IReadOnlyList<int> Distances = [20, 40, 60, 100];

    /// <summary>The next distance to try, or null at the last.</summary>
    public int? Wider => Distances.Cast<int?>().FirstOrDefault(km => km > DistanceKm);

    /// <summary>The same on any day and at any hour.</summary>
    public SearchWish AnyTime => this with { Slots = Slots.Widest };

    /// <summary>The words of an address, whatever they are: what cannot be understood is not asked.</summary>
    public static SearchWish Of(SearchWords words) => new(
        words.Place?.Trim() ?? "",
        string.IsNullOrWhiteSpace(words.Commune) ? null : words.Commune,
        int.TryParse(words.Distance, CultureInfo.InvariantCulture, out var km) && Distances.Contains(km) ? km : UsualKm,
        new(
            Enum.TryParse<Specialty>(words.Specialty, out var known) && Enum.IsDefined(known) ? known : Specialty.GeneralPractice,
            DateOnly.TryParseExact(words.From, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && IsSensible(from) ? from : null,
            words.Half switch { Morning => DayPart.Morning, Afternoon => DayPart.Afternoon, _ => DayPart.FullDay }),
        words.StepFree == "true");

    /// <summary>The address of the same search around a commune.</summary>
    public string HrefOf(CommunePlace place) => HrefOf(place, DistanceKm);

    public string HrefOf(CommunePlace place, int distanceKm) =>
        Around(place)
        + (distanceKm == UsualKm ? "" : $"&distance={distanceKm}")
        + (Slots.Specialty is Specialty.GeneralPractice ? "" : $"&specialite={Slots.Specialty}")
        + (Slots.From is { } from ? $"&du={from:yyyy-MM-dd}" : "")
        + Slots.Part switch { DayPart.Morning => $"&moment={Morning}", DayPart.Afternoon => $"&moment={Afternoon}", _ => "" }
        + (StepFreeOnly ? "&fauteuil=true" : "");

    /// <summary>Where somebody waits for what this search wants.</summary>
    public string WaitingHrefOf(CommunePlace place) => $"/liste-attente?{HrefOf(place).Split('?')[1]}";

    /// <summary>The address of a search around a commune that asks nothing else.</summary>
    public static string Around(CommunePlace place) => $"/recherche?lieu={Uri.EscapeDataString(place.Name)}&commune={place.InseeCode}";

    // A calendar of any century would overflow when counted from.
    private static bool IsSensible(DateOnly day) => day.Year is >= 2000 and < 2100;
}

/// <summary>A search as its address spells it.</summary>
public sealed record SearchWords(
    string? Place, string? Commune = null, string? Distance = null, string? Specialty = null, string? From = null, string? Half = null, string? StepFree = null);
