using System.Globalization;
using System.Text;

namespace Pacte.Domain.Booking;

/// <summary>An appointment as a calendar keeps it: the same uid with a higher sequence replaces it.</summary>
public sealed record CalendarEvent(
    string Uid,
    int Sequence,
    DateTimeOffset WrittenAt,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    string Summary,
    string Location,
    string Description,
    bool IsCancelled);

/// <summary>Writes one event as an iCalendar file (RFC 5545). Times are in UTC, which every calendar shows in its owner's zone.</summary>
public static class CalendarFile
{
    /// <summary>Longest line, in octets, before it must be folded.</summary>
    private const int LineOctets = 75;

    public static string Write(CalendarEvent entry)
    {
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Pacte//Rendez-vous//FR");
        Line(file, "CALSCALE:GREGORIAN");
        Line(file, entry.IsCancelled ? "METHOD:CANCEL" : "METHOD:PUBLISH");
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{Escape(entry.Uid)}");
        Line(file, $"DTSTAMP:{Utc(entry.WrittenAt)}");
        Line(file, $"SEQUENCE:{entry.Sequence.ToString(CultureInfo.InvariantCulture)}");
        Line(file, $"DTSTART:{Utc(entry.StartsAt)}");
        Line(file, $"DTEND:{Utc(entry.EndsAt)}");
        Line(file, $"SUMMARY:{Escape(entry.Summary)}");
        Line(file, $"LOCATION:{Escape(entry.Location)}");
        Line(file, $"DESCRIPTION:{Escape(entry.Description)}");
        Line(file, entry.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    private static string Utc(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\n", StringComparison.Ordinal);

    // A folded line goes on after a line end and one space, which counts; a character is never cut in its octets.
    private static void Line(StringBuilder file, string text)
    {
        var octets = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }
}
