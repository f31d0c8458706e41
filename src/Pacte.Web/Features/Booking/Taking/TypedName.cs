using Pacte.Domain.Booking;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Taking;

/// <summary>What is wrong with a name as typed; null when it will do.</summary>
internal static class TypedName
{
    private const int Longest = 100;

    /// <summary>Some people have none.</summary>
    public static string? FirstNameError(string? typed) => typed is { Length: > Longest } ? Say("Ce prénom est trop long.") : null;

    public static string? LastNameError(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? Say("Écrivez le nom de naissance.")
        : typed.Length > Longest ? Say("Ce nom est trop long.")
        : PersonIdentity.Fold(typed).Length == 0 ? Say("Écrivez le nom de naissance, en lettres.")
        : null;
}
