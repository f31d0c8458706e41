using System.ComponentModel.DataAnnotations;

namespace Pacte.Web.Data;

/// <summary>To which numbers, and how many, short messages may leave in a day: those to far countries cost much, and are asked for by fraud.</summary>
public sealed class SmsLimits
{
    public const string Section = "Pacte:SmsLimits";

    /// <summary>Mobiles of France and of its territories.</summary>
    public static readonly IReadOnlyList<string> France =
    [
        "+336", "+337", "+590690", "+590691", "+594694", "+596696", "+596697", "+262692", "+262693", "+262639", "+508", "+687", "+689", "+681",
    ];

    /// <summary>Beginnings of the E.164 numbers allowed; null for <see cref="France"/>.</summary>
    public string[]? Prefixes { get; set; }

    /// <summary>Messages in a day, by the calendar of UTC.</summary>
    [Range(0, int.MaxValue)]
    public int DailyBudget { get; set; } = 20_000;

    /// <param name="number">« +33612345678 »</param>
    public bool Allows(string number) => (Prefixes ?? France).Any(prefix => number.StartsWith(prefix, StringComparison.Ordinal));
}
