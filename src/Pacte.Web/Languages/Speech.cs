using System.Diagnostics.CodeAnalysis;
using Pacte.Domain;

namespace Pacte.Web.Languages;

/// <summary>
/// The language in which the present request is answered, or the present message written. French unless said otherwise:
/// a page says it by its address, a message by the language of the person it goes to.
/// </summary>
public static class Speech
{
    /// <summary>What the addresses of English pages begin with.</summary>
    public const string EnglishRoot = "/en";

    private static readonly AsyncLocal<Language> Now = new();

    public static Language Spoken => Now.Value;

    public static bool IsEnglish => Now.Value is Language.English;

    /// <summary>The value of a lang attribute.</summary>
    public static string Tag => TagOf(Spoken);

    /// <summary>The lang attribute of what stays French on an English page, such as the name of a place.</summary>
    public static string? InFrench => IsEnglish ? "fr" : null;

    public static string TagOf(Language language) => language is Language.English ? "en" : "fr";

    /// <summary>Speaks a language until the answer is disposed.</summary>
    public static IDisposable In(Language language)
    {
        var before = Now.Value;
        Now.Value = language;
        return new Until(before);
    }

    /// <summary>A sentence in the language spoken. The French one is its own key.</summary>
    public static string Say(string french) => IsEnglish ? EnglishSentences.Of(french) : french;

    /// <summary>The same, with values in it: each keeps its number when the sentence is turned.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "A structure built by the compiler.")]
    public static string Say(Sentence sentence) => sentence.Said();

    /// <summary>The address of a page of this site in the language spoken; given an address that has a language, or another site's, the same.</summary>
    public static string To(string path) => IsEnglish ? EnglishPathOf(path) : path;

    /// <summary>« /recherche » → « /en/recherche », « / » → « /en »</summary>
    public static string EnglishPathOf(string path) =>
        !path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal) || IsEnglishPath(path) ? path
        : path is "/" ? EnglishRoot
        : path[1] is '?' or '#' ? EnglishRoot + path[1..]
        : EnglishRoot + path;

    /// <summary>« /en/recherche » → « /recherche »</summary>
    public static string FrenchPathOf(string path) =>
        !IsEnglishPath(path) ? path
        : path.Length == EnglishRoot.Length ? "/"
        : path[EnglishRoot.Length] is '/' ? path[EnglishRoot.Length..]
        : $"/{path[EnglishRoot.Length..]}";

    private static bool IsEnglishPath(string path) =>
        path.StartsWith(EnglishRoot, StringComparison.Ordinal) && (path.Length == EnglishRoot.Length || path[EnglishRoot.Length] is '/' or '?' or '#');

    private sealed class Until(Language before) : IDisposable
    {
        public void Dispose() => Now.Value = before;
    }
}
