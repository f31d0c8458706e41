using System.Globalization;

namespace Pacte.Web.Ui;

/// <summary>What lists and titles add to the domain's French.</summary>
public static class Printed
{
    /// <summary>The first letter as a capital, to begin a title.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The value of a datetime attribute.</summary>
    public static string Machine(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
