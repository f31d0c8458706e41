using System.Text;
using System.Text.RegularExpressions;

namespace Pacte.UnitTests.Languages;

/// <summary>
/// The French sentences that the sources ask to be said in the reader's language: every text between the parentheses of
/// <c>Say(…)</c> and <c>Numbers.Count(…)</c>, and the messages of annotations. A text with values in it is written as its pattern, « à {0} de {1} ».
/// </summary>
internal static partial class SentencesInSource
{
    /// <summary>Those that speak to patients.</summary>
    private static readonly string[] Rooms = ["Features/Booking", "Ui", "Shell", "Outbox", "Offers", "Data"];

    public static IReadOnlyCollection<string> All { get; } = [.. Files().SelectMany(file => In(File.ReadAllText(file))).Distinct()];

    public static IEnumerable<string> In(string source)
    {
        foreach (Match told in Told().Matches(source))
        {
            var at = told.Index + told.Length - 1;
            yield return TextAt(source, ref at, isPattern: false);
        }

        foreach (Match call in Calls().Matches(source))
        {
            var depth = 1;
            for (var at = call.Index + call.Length; at < source.Length && depth > 0; at++)
            {
                if (source[at] is '"')
                    yield return TextAt(source, ref at, isPattern: source[at - 1] is '$');
                else
                    depth += source[at] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
    }

    /// <summary>Reads a text that begins at a quotation mark, and stops on the one that ends it.</summary>
    private static string TextAt(string source, ref int at, bool isPattern)
    {
        var text = new StringBuilder();
        var values = 0;
        for (at++; source[at] is not '"'; at++)
        {
            if (source[at] is '\\')
                text.Append(source[at..(at + 2)]).Append(source[++at] is 'u' ? source[(at + 1)..((at += 4) + 1)] : "");
            else if (isPattern && source[at] is '{')
                (_, at) = (text.Append('{').Append(values++).Append('}'), EndOfValue(source, at));
            else
                text.Append(source[at]);
        }

        return Regex.Unescape(text.ToString());
    }

    private static int EndOfValue(string source, int at)
    {
        var depth = 0;
        for (; ; at++)
        {
            if (source[at] is '"')
                at = source.IndexOf('"', at + 1);
            else if (source[at] is '{')
                depth++;
            else if (source[at] is '}' && --depth == 0)
                return at;
        }
    }

    private static IEnumerable<string> Files()
    {
        var house = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(house.FullName, "src", "Pacte.Web")))
            house = house.Parent ?? throw new DirectoryNotFoundException("The sources are not above the tests.");
        var sources = Path.Combine(house.FullName, "src", "Pacte.Web");
        return Rooms
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(sources, room), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor");
    }

    /// <summary>What an annotation says of a field: <c>FormErrors</c> says it in the reader's language.</summary>
    [GeneratedRegex(@"\bErrorMessage = """, RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Told();

    [GeneratedRegex(@"(?<![\w.])(?:Speech\.)?Say\(|\bNumbers\.Count\(", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Calls();
}
