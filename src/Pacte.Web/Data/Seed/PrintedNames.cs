using System.Text.RegularExpressions;

namespace Pacte.Web.Data.Seed;

/// <summary>The reference files write names as a typewriter does (L'Isle, Coeur, "Saintes"); pages print them.</summary>
internal static partial class PrintedNames
{
    /// <summary>Raised with the rules below, so that names already loaded are printed anew.</summary>
    public const byte Edition = 2;

    public static string Of(string name) => HalfSpacedHyphen().Replace(
        Quoted().Replace(name, "«\u00A0${words}\u00A0»").Replace('\'', '’').Replace("Coeur", "Cœur", StringComparison.Ordinal), "-");

    [GeneratedRegex("\"(?<words>[^\"]*)\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();

    // « Domme- Villefranche »: a hyphen has a blank on both sides or on none.
    [GeneratedRegex("(?<=\\p{L})- (?=\\p{L})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HalfSpacedHyphen();
}
