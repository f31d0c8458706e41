using System.Text;
using MimeKit;
using MimeKit.Text;
using Pacte.Domain;
using Pacte.Domain.Messages;
using Pacte.Web.Languages;

namespace Pacte.Web.Outbox.Smtp;

/// <summary>
/// A message as a letter: the same words as text and as HTML, and the calendar file beside them. Copies of one message carry one
/// Message-ID and one date, so that mail programs know them for one.
/// </summary>
internal static class MailLetter
{
    /// <summary>Null when the address is none.</summary>
    public static MimeMessage? Of(OutboxMessage message, string from)
    {
        if (!MailboxAddress.TryParse(message.Address, out var to) || to.Address != message.Address)
            return null;
        var letter = new MimeMessage
        {
            MessageId = $"{message.Id:N}@pacte",
            Date = message.CreatedAt,
            Subject = OneLine(message.Subject),
            Body = Body(message),
        };
        letter.From.Add(new MailboxAddress("Pacte", from));
        letter.To.Add(to);
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        letter.Headers.Add(HeaderId.ContentLanguage, Speech.TagOf(message.Language));
        return letter;
    }

    private static Multipart Body(OutboxMessage message)
    {
        var words = new MultipartAlternative
        {
            Text(TextFormat.Plain, message.Body),
            Text(TextFormat.Html, HtmlLetter.Of(message.Subject, message.Body, message.Language)),
        };
        return message.CalendarFile is { } calendar ? new Multipart("mixed") { words, Calendar(calendar, message.Language) } : words;
    }

    private static TextPart Text(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static TextPart Calendar(string file, Language language)
    {
        using var words = Speech.In(language);
        var part = new TextPart("calendar")
        {
            ContentTransferEncoding = ContentEncoding.Base64,
            ContentDisposition = new(ContentDisposition.Attachment) { FileName = AppointmentCalendar.FileName },
        };
        part.SetText(Encoding.UTF8, file);
        part.ContentType.Parameters.Add("method", file.Contains("METHOD:CANCEL", StringComparison.Ordinal) ? "CANCEL" : "PUBLISH");
        return part;
    }

    // A line end in a header would begin another header.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
