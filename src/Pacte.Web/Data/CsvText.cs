using System.Text;

namespace Pacte.Web.Data;

/// <summary>One record of a CSV text, and the line on which it begins, counted from 1 as an editor shows it.</summary>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Fields);

/// <summary>Reads CSV as RFC 4180 has it, with the separator of one's choice: quoted fields, doubled quotes, line ends of any system.</summary>
public static class CsvText
{
    /// <summary>The records, empty lines left out. A quote that is never closed runs to the end of the text.</summary>
    public static IEnumerable<CsvRecord> Read(TextReader reader, char separator)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0)
                continue;
            if (!line.Contains('"', StringComparison.Ordinal))
            {
                yield return new(number, line.Split(separator));
                continue;
            }

            var first = number;
            while (HasOpenQuote(line) && reader.ReadLine() is { } next)
            {
                line += "\n" + next;
                number++;
            }

            yield return new(first, SplitQuoted(line, separator));
        }
    }

    private static bool HasOpenQuote(string line) => line.AsSpan().Count('"') % 2 == 1;

    private static List<string> SplitQuoted(string line, char separator)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                field.Append(line[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (c == separator && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
                field.Append(c);
        }

        fields.Add(field.ToString());
        return fields;
    }
}
