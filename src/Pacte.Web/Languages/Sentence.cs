using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pacte.Web.Languages;

/// <summary>
/// A French sentence with values in it, taken apart so that another language may put them in another order:
/// <c>$"à {km} de {place}"</c> is « à {0} de {1} », and two values.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct Sentence
{
    private readonly StringBuilder text;

    /// <summary>Null in French, whose values stand where they are written.</summary>
    private readonly List<string>? values;

    public Sentence(int literalLength, int formattedCount)
    {
        text = new(literalLength + (16 * formattedCount));
        values = Speech.IsEnglish ? new(formattedCount) : null;
    }

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted<T>(T value)
    {
        var written = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        if (values is null)
        {
            text.Append(written);
            return;
        }

        text.Append('{').Append(values.Count.ToString(CultureInfo.InvariantCulture)).Append('}');
        values.Add(written);
    }

    internal string Said() => values is null ? text.ToString() : Fill(EnglishSentences.Of(text.ToString()), values);

    private static string Fill(string text, List<string> values)
    {
        var whole = new StringBuilder(text.Length + 32);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '{' && at + 2 < text.Length && text[at + 2] is '}' && char.IsAsciiDigit(text[at + 1]))
            {
                whole.Append(values[text[at + 1] - '0']);
                at += 2;
            }
            else
            {
                whole.Append(text[at]);
            }
        }

        return whole.ToString();
    }
}
