using System.Collections;
using System.Collections.Frozen;
using System.Reflection;
using System.Resources;

namespace Pacte.Web.Languages;

/// <summary>The English of each French sentence of the patient's pages and messages: the files of <c>Languages/English</c>, one an area.</summary>
public static class EnglishSentences
{
    private const string Files = "Pacte.Web.Languages.English.";

    private static readonly Lazy<FrozenDictionary<string, string>> All = new(Read);

    /// <summary>Every sentence, for whoever checks that none is missing and none is left over.</summary>
    public static IReadOnlyDictionary<string, string> Every => All.Value;

    /// <summary>The French one where there is no English: read late is better than not at all, and a test finds it first.</summary>
    public static string Of(string french) => All.Value.GetValueOrDefault(french, french);

    private static FrozenDictionary<string, string> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Files, StringComparison.Ordinal))
            .SelectMany(name => SentencesOf(assembly.GetManifestResourceStream(name)!))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    private static List<KeyValuePair<string, string>> SentencesOf(Stream file)
    {
        using var reader = new ResourceReader(file);
        return [.. reader.Cast<DictionaryEntry>().Select(entry => KeyValuePair.Create((string)entry.Key, (string)entry.Value!))];
    }
}
