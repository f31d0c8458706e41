using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Pacte.Domain;
using Pacte.Web.Languages;

namespace Pacte.Web.Outbox.Smtp;

/// <summary>The text of a letter as plain, readable HTML: paragraphs, links that say where they lead, nothing fetched from elsewhere.</summary>
internal static class HtmlLetter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private const string Page = "margin:0;padding:24px 16px;background:#ffffff;color:#1c2430;font:17px/1.5 Arial,Helvetica,sans-serif";
    private const string Link = "color:#0b5394;text-decoration:underline";

    public static string Of(string subject, string text, Language language)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"").Append(Speech.TagOf(language)).Append("\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<title>").Append(Safe(subject)).Append("</title></head>\n<body style=\"").Append(Page).Append("\">\n")
            .Append("<div style=\"max-width:36em;margin:0 auto\">\n<h1 style=\"font-size:22px;line-height:1.3;margin:0 0 16px\">")
            .Append(Safe(subject)).Append("</h1>\n");
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
            html.Append("<p style=\"margin:0 0 16px\">").Append(Lines(paragraph.Split('\n'))).Append("</p>\n");
        return html.Append("</div>\n</body></html>\n").ToString();
    }

    // « Voir ou annuler : » above an address becomes the words of the link.
    private static string Lines(string[] lines)
    {
        var shown = new List<string>();
        for (var i = 0; i < lines.Length; i++)
        {
            var follows = i + 1 < lines.Length && IsAddress(lines[i + 1]);
            if (follows && lines[i].TrimEnd().EndsWith(':'))
                shown.Add(Anchor(lines[++i].Trim(), lines[i - 1].TrimEnd().TrimEnd(':').TrimEnd()));
            else
                shown.Add(string.Join(' ', lines[i].Split(' ').Select(Word)));
        }

        return string.Join("<br>\n", shown);
    }

    private static string Word(string word)
    {
        // A no-break space may stand between a colon and an address.
        var start = word.IndexOf("http", StringComparison.Ordinal);
        return start >= 0 && IsAddress(word[start..])
            ? Safe(word[..start]) + Anchor(word[start..], word[start..])
            : Safe(word);
    }

    private static bool IsAddress(string text) =>
        !text.Trim().Contains(' ', StringComparison.Ordinal)
        && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http";

    private static string Anchor(string address, string words) => $"<a style=\"{Link}\" href=\"{Safe(address)}\">{Safe(words)}</a>";

    private static string Safe(string text) => Encoder.Encode(text);
}
