using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Web.Languages;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Taking;

/// <summary>The words for what has to wait, with how long and the other ways on.</summary>
public static class TakingText
{
    /// <summary>« dans 7 minutes »</summary>
    public static string In(TimeSpan wait) =>
        Say($"dans {Numbers.Count(Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes)), "minute", "minutes")}");

    /// <summary>Whether another contact would do.</summary>
    public static bool IsOfContact(BookingRefusal refusal) => refusal is BookingRefusal.TooManyMessages or BookingRefusal.ContactAskedTooOften
        or BookingRefusal.NumberOutOfReach or BookingRefusal.NoSmsLeftToday;

    /// <summary>What is refused; when it was asked too often, also until when, and whom to call meanwhile.</summary>
    public static string Describe(BookingRefusal refusal, RateLimits limits, string? phone)
    {
        RateKind? full = refusal switch
        {
            BookingRefusal.NetworkAskedTooOften => RateKind.CodeByNetwork,
            BookingRefusal.ContactAskedTooOften => RateKind.CodeByContact,
            BookingRefusal.PersonAskedTooOften => RateKind.CodeByPerson,
            _ => null,
        };
        return full is { } kind
            ? Say($"{BookingText.Describe(refusal)} Réessayez {In(limits.WaitOf(kind))}. Ce que vous avez écrit est gardé.") + OrCall(phone)
            : BookingText.Describe(refusal);
    }

    private static string OrCall(string? phone) =>
        phone is null ? Say(" Vous pouvez aussi demander de l’aide à votre mairie.") : Say($" Vous pouvez aussi appeler le lieu\u00A0: {phone}.");
}
