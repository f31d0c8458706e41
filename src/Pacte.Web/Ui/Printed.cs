using System.Globalization;

namespace Pacte.Web.Ui;

/// <summary>What lists and titles add to the domain's French.</summary>
public static class Printed
{
    /// <summary>9 h 20, 14 h 00: in lists, where hours stand under one another.</summary>
    public static string AlignedHour(TimeOnly time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}\u00A0h\u00A0{time.Minute:00}");

    /// <summary>The first letter as a capital, to begin a title.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The value of a datetime attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
