using System.Text.RegularExpressions;

namespace Pacte.TestKit;

/// <summary>The words that French cannot do without, by which a text that should be in another language is caught.</summary>
public static partial class FrenchWords
{
    /// <summary>Whether there is any, outside of addresses and of what is given as French by right, such as the names of places.</summary>
    public static bool AreIn(string text, params IEnumerable<string> names) =>
        Word().IsMatch(text) && Word().IsMatch(names.Aggregate(Address().Replace(text, ""), (left, name) => left.Replace(name, "", StringComparison.Ordinal)));

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<![\p{L}\p{N}’-])(le|les|des|du|un|une|et|ou|où|est|sont|vous|votre|vos|nous|notre|avec|pour|dans|sur|sans|cette|ce|ces|qui|que|pas|plus|ne|au|aux|par|être|rendez-vous|médecin|lieu|lieux|horaires?|jours?|heures?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?![\p{L}\p{N}’-])|[ldnscqj]’\p{L}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
