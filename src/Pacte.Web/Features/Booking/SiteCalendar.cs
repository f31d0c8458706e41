using Pacte.Domain.Sites;
using Pacte.Web.Ui;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>Slots of one half of a day, for one specialty.</summary>
public sealed record HalfDay(string Title, IReadOnlyList<SlotChoice> Slots);

/// <summary>One day with free slots.</summary>
public sealed record SiteDay(DateOnly Date, IReadOnlyList<HalfDay> Halves);

/// <summary>The free slots of a site by day, the first of all marked.</summary>
public sealed record SiteCalendar(PublicSite? Site, IReadOnlyList<SiteDay> Days, IReadOnlyList<Specialty> Specialties)
{
    /// <summary>Where a day is cut: surgeries that begin at one are afternoons.</summary>
    public static readonly TimeOnly Noon = new(13, 0);

    public static SiteCalendar Empty { get; } = new(null, [], []);

    public static SiteCalendar Of(PublicSite site, IReadOnlyList<SiteSlot> slots)
    {
        Specialty[] specialties = [.. slots.Select(slot => slot.Specialty).Distinct().Order()];
        var choices = slots.Select((slot, index) =>
            (slot.Specialty, Choice: new SlotChoice(slot.Id, site.Local(slot.StartsAt), Earliest: index == 0, ResidentsUntil: site.Local(slot.ResidentsUntil))));
        var days = choices.GroupBy(slot => slot.Choice.Day).Select(day => new SiteDay(
            day.Key,
            [.. day.GroupBy(slot => (slot.Specialty, Afternoon: slot.Choice.Hour >= Noon))
                .OrderBy(half => half.Key.Afternoon).ThenBy(half => half.Key.Specialty)
                .Select(half => new HalfDay(
                    Title(half.Key.Afternoon, specialties.Length > 1 ? half.Key.Specialty : null),
                    [.. half.Select(slot => slot.Choice)]))]));
        return new(site, [.. days], specialties);
    }

    private static string Title(bool afternoon, Specialty? specialty) =>
        Say(afternoon ? "Après-midi" : "Matin") + (specialty is { } known ? $", {BookingText.Describe(known).ToLowerInvariant()}" : "");
}
