using Pacte.Web.Ui;

namespace Pacte.UnitTests.Ui;

public sealed class StaffComponentsTests
{
    [Theory]
    [InlineData(4, 6, "||no", "2\u00A0sur\u00A03")]
    [InlineData(3, 8, "|half|no|no", "1,5\u00A0sur\u00A04")]
    [InlineData(0, 2, "no", "0\u00A0sur\u00A01")]
    [InlineData(6, 4, "||", "3\u00A0sur\u00A02")]
    public async Task Cells_repeat_what_the_words_say(int placed, int wanted, string cells, string words)
    {
        var page = await Rendered.PageAsync<DayCells>(("PlacedHalves", placed), ("WantedHalves", wanted));

        Assert.Equal(cells, string.Join('|', page.QuerySelectorAll(".cells i").Select(cell => cell.ClassName ?? "")));
        Assert.Equal(words, page.Body?.TextContent.Trim());
        Assert.Equal("true", page.QuerySelector(".cells")?.GetAttribute("aria-hidden"));
    }

    [Theory]
    [InlineData(2026, 12, false, 1, 27)]
    [InlineData(2026, 11, false, 0, 25)]
    [InlineData(2026, 11, true, 6, 30)]
    [InlineData(2026, 6, true, 0, 30)]
    public async Task A_month_begins_under_its_weekday(int year, int month, bool sundays, int blanks, int days)
    {
        var page = await Rendered.PageAsync<MonthGrid>(
            ("Month", new DateOnly(year, month, 15)), ("Sundays", sundays), ("Day", Rendered.Text<DateOnly>(date => $"<li class='day'>{date.Day}</li>")));

        Assert.Equal(blanks, page.QuerySelectorAll("li.blank").Length);
        Assert.Equal(days, page.QuerySelectorAll("li.day").Length);
        Assert.Equal(sundays ? 7 : 6, page.QuerySelectorAll(".heads span").Length);
    }

    [Fact]
    public async Task A_tick_says_its_whole_date()
    {
        var page = await Rendered.PageAsync<DayTick>(("Name", "matin"), ("Value", "2026-12-08"), ("Date", new DateOnly(2026, 12, 8)), ("Text", "Matin"), ("Checked", true));

        Assert.Equal("Matin, mardi 8\u00A0décembre", page.QuerySelector("input")?.GetAttribute("aria-label"));
        Assert.True(page.QuerySelector("input")?.HasAttribute("checked"));
    }

    [Theory]
    [InlineData(Tone.Neutral, "badge", 0)]
    [InlineData(Tone.Good, "badge good", 1)]
    [InlineData(Tone.Bad, "badge bad", 1)]
    public async Task A_badge_says_its_state_in_words(Tone tone, string classes, int dots)
    {
        var page = await Rendered.PageAsync<Badge>(("Tone", tone), ("ChildContent", Rendered.Text("Arrivé")));

        Assert.Equal(classes, page.QuerySelector("span")?.ClassName);
        Assert.Equal("Arrivé", page.QuerySelector("span")?.TextContent);
        Assert.Equal(dots, page.QuerySelectorAll("i").Length);
    }

    [Theory]
    [InlineData("Dr Anne Lefèvre", "Dr\u00A0Anne Lefèvre", true)]
    [InlineData("Drissa Konaté", "Drissa Konaté", false)]
    public async Task A_doctor_s_title_is_raised(string name, string printed, bool raised)
    {
        var page = await Rendered.PageAsync<PersonName>(("Name", name));

        Assert.Equal(printed, page.Body?.TextContent.Trim());
        Assert.Equal(raised, page.QuerySelector("sup") is not null);
    }

    [Fact]
    public void Every_icon_has_a_drawing_of_its_own()
    {
        var drawings = Enum.GetValues<IconName>().Select(IconPath.Of).ToList();

        Assert.All(drawings, path => Assert.StartsWith("M", path, StringComparison.Ordinal));
        Assert.Distinct(drawings);
    }
}
