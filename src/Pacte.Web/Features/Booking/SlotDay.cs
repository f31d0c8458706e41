using Microsoft.AspNetCore.Components;
using Pacte.Domain.Time;
using Pacte.Web.Languages;

namespace Pacte.Web.Features.Booking;

/// <summary>« mar. 1ᵉʳ déc. » as markup, its raised letters included. Nothing in it comes from anybody.</summary>
public static class SlotDay
{
    public static MarkupString Of(DateOnly day)
    {
        var text = Dates.Short(day);
        return new(day.Day == 1 ? text.Replace("1er", "1<sup>er</sup>", StringComparison.Ordinal) : text);
    }
}
