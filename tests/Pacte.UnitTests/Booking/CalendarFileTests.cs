using System.Text;
using Pacte.Domain.Booking;

namespace Pacte.UnitTests.Booking;

public sealed class CalendarFileTests
{
    private static readonly CalendarEvent Visit = new(
        "0190@pacte", 2, new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero),
        new(2026, 11, 27, 9, 20, 0, TimeSpan.FromHours(1)), new(2026, 11, 27, 9, 40, 0, TimeSpan.FromHours(1)),
        "Rendez-vous", "Maison de santé, 3 rue des Jardins", "Ligne une\nLigne deux ; fin \\ ici", IsCancelled: false);

    [Fact]
    public void Hours_are_written_in_utc()
    {
        var lines = Unfolded(Visit);

        Assert.Contains("DTSTART:20261127T082000Z", lines);
        Assert.Contains("DTEND:20261127T084000Z", lines);
        Assert.Contains("DTSTAMP:20261121T100000Z", lines);
    }

    [Fact]
    public void The_same_event_keeps_its_uid_and_raises_its_sequence()
    {
        var lines = Unfolded(Visit);

        Assert.Contains("UID:0190@pacte", lines);
        Assert.Contains("SEQUENCE:2", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
    }

    [Fact]
    public void A_cancelled_event_says_so_twice()
    {
        var lines = Unfolded(Visit with { IsCancelled = true });

        Assert.Contains("METHOD:CANCEL", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
    }

    [Fact]
    public void Text_is_escaped()
    {
        var lines = Unfolded(Visit);

        Assert.Contains("LOCATION:Maison de santé\\, 3 rue des Jardins", lines);
        Assert.Contains("DESCRIPTION:Ligne une\\nLigne deux \\; fin \\\\ ici", lines);
    }

    [Fact]
    public void Lines_are_at_most_75_octets_and_end_with_crlf()
    {
        var text = CalendarFile.Write(Visit with { Location = string.Concat(Enumerable.Repeat("é€😀a", 60)) });

        Assert.EndsWith("END:VCALENDAR\r\n", text);
        Assert.DoesNotContain('\n', text.Replace("\r\n", ""));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(string.Concat(Enumerable.Repeat("é€😀a", 60)), text.Replace("\r\n ", ""));
    }

    private static string[] Unfolded(CalendarEvent entry) => CalendarFile.Write(entry).Replace("\r\n ", "").Split("\r\n");
}
