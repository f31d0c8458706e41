using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Languages;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>The words of a search.</summary>
public static class SearchText
{
    /// <summary>« à partir du lundi 7 décembre, le matin »; null when any day and hour will do.</summary>
    public static string? Narrowed(SlotWish wish)
    {
        var half = wish.Part switch { DayPart.Morning => Say("le matin"), DayPart.Afternoon => Say("l’après-midi"), _ => null };
        return wish.From is not { } from ? half
            : half is null ? Say($"à partir du {Dates.Full(from)}")
            : Say($"à partir du {Dates.Full(from)}, {half}");
    }
}
