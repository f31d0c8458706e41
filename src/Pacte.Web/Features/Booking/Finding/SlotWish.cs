using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Which slots of a site are wanted: for whom, from which day, in which half of the day. Days and halves are those of the site's clock.</summary>
/// <param name="From">The first day; null from now on.</param>
/// <param name="Part">A half of the day, or <see cref="DayPart.FullDay"/> for both.</param>
public sealed record SlotWish(Specialty Specialty = Specialty.GeneralPractice, DateOnly? From = null, DayPart Part = DayPart.FullDay)
{
    /// <summary>How many days of one half a statement can be told of: a year and some days, longer than anybody plans ahead.</summary>
    public const int HalfDays = 370;

    /// <summary>Without the slots that are kept for residents for some hours yet.</summary>
    public bool OpenToAllOnly { get; init; }

    /// <summary>Whether anything but the specialty is asked.</summary>
    public bool IsNarrow => From is not null || Part is not DayPart.FullDay;

    /// <summary>The same from now on, at any hour.</summary>
    public SlotWish Widest => new(Specialty) { OpenToAllOnly = OpenToAllOnly };

    /// <summary>Whether a slot that starts at an instant is wanted, on the clock of its site.</summary>
    public bool Wants(DateTimeOffset startsAt, TimeZoneInfo zone)
    {
        var local = LocalTime.FromInstant(startsAt, zone);
        return !(local.Date < From) && Part switch
        {
            DayPart.Morning => local.Time < SiteCalendar.Noon,
            DayPart.Afternoon => local.Time >= SiteCalendar.Noon,
            _ => true,
        };
    }

    /// <summary>
    /// The instants, in order, at which the wanted hours of a zone begin and end in turn: an odd number of them behind a slot means
    /// that it is wanted. As many for each zone; one alone, « from here on »,
    /// when both halves are wanted.
    /// </summary>
    public DateTimeOffset[] Bounds(TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = LocalTime.DateAt(now, zone);
        var first = From is { } from && from > today ? from : today;
        if (Part is DayPart.FullDay)
            return [LocalTime.ToInstant(first, TimeOnly.MinValue, zone)];
        var (opens, closes) = Part is DayPart.Morning ? (TimeOnly.MinValue, SiteCalendar.Noon) : (SiteCalendar.Noon, TimeOnly.MinValue);
        var bounds = new DateTimeOffset[2 * HalfDays];
        for (var day = 0; day < HalfDays; day++)
        {
            var date = first.AddDays(day);
            bounds[2 * day] = LocalTime.ToInstant(date, opens, zone);
            bounds[(2 * day) + 1] = LocalTime.ToInstant(Part is DayPart.Morning ? date : date.AddDays(1), closes, zone);
        }

        return bounds;
    }
}
