using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Languages;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>The words of a search.</summary>
public static class SearchText
{
    /// <summary>« à partir du lundi 7 décembre, le matin »; null when any day and hour will do.</summary>
    public static string? Narrowed(SlotWish wish)
    {
        var half = wish.Part switch { DayPart.Morning => "le matin", DayPart.Afternoon => "l’après-midi", _ => null };
        return wish.From is not { } from ? half
            : half is null ? $"à partir du {Dates.Full(from)}"
            : $"à partir du {Dates.Full(from)}, {half}";
    }
}
