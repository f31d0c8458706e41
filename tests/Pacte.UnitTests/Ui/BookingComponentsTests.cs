using Pacte.Web.Ui;

namespace Pacte.UnitTests.Ui;

public sealed class BookingComponentsTests
{
    private static readonly DateTimeOffset Start = new(2026, 12, 1, 9, 20, 0, TimeSpan.FromHours(1));
    private static readonly Guid Id = new("0193a6c0-0000-7000-8000-000000000001");

    [Fact]
    public async Task Each_free_slot_is_a_button_of_a_protected_post_form()
    {
        var page = await Rendered.PageAsync<SlotList>(("Action", "/reserver"), ("Handler", "prendre"), ("Slots", Slots(new SlotChoice(Id, Start))));

        var form = page.QuerySelector("form[method=post][action='/reserver']");
        Assert.NotNull(form?.QuerySelector("input[name=__RequestVerificationToken]"));
        Assert.Equal("prendre", form?.QuerySelector("input[name=_handler]")?.GetAttribute("value"));
        Assert.Equal(Id.ToString(), form?.QuerySelector("button[name=creneau]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_slot_says_its_time_to_people_and_to_machines()
    {
        var page = await Rendered.PageAsync<SlotList>(("Action", "/reserver"), ("Slots", Slots(new SlotChoice(Id, Start))));

        Assert.Equal("2026-12-01T09:20+01:00", page.QuerySelector("time")?.GetAttribute("datetime"));
        Assert.Equal("mar. 1er\u00A0déc. 9\u00A0h\u00A020", page.QuerySelector("time")?.TextContent);
        Assert.Equal("er", page.QuerySelector("time sup")?.TextContent);
    }

    [Fact]
    public async Task A_slot_that_is_gone_cannot_be_pressed_and_says_so()
    {
        var page = await Rendered.PageAsync<SlotList>(("Action", "/reserver"), ("Slots", Slots(new SlotChoice(Id, Start, Gone: true))));

        Assert.Null(page.QuerySelector("button"));
        Assert.EndsWith("déjà pris", page.QuerySelector(".slot.gone")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_earliest_slot_is_lit()
    {
        var page = await Rendered.PageAsync<SlotList>(
            ("Action", "/reserver"), ("Slots", Slots(new SlotChoice(Id, Start), new SlotChoice(Guid.Empty, Start.AddDays(-1), Earliest: true))));

        Assert.Equal(Guid.Empty.ToString(), Assert.Single(page.QuerySelectorAll(".first")).GetAttribute("value"));
    }

    [Theory]
    [InlineData(7, "encore 7\u00A0minutes", 420)]
    [InlineData(1, "encore 1\u00A0minute", 60)]
    [InlineData(0, "moins d’une minute", 0)]
    [InlineData(-3, "moins d’une minute", 0)]
    public async Task A_hold_says_its_hour_and_what_is_left(int minutes, string left, int seconds)
    {
        var page = await Rendered.PageAsync<HoldNotice>(("Until", Start), ("Now", Start.AddMinutes(-minutes)));

        Assert.Contains("jusqu’à 9\u00A0h\u00A020", page.QuerySelector(".hold b")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(left, page.QuerySelector(".num")?.TextContent);
        Assert.Equal($"{seconds}", page.QuerySelector("progress")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData(0, "Horaire")]
    [InlineData(2, "Code")]
    [InlineData(4, null)]
    public async Task One_step_at_most_is_the_current_one(int current, string? name)
    {
        var page = await Rendered.PageAsync<Steps>(("Current", current));

        Assert.Equal(name, page.QuerySelector("[aria-current=step] span")?.TextContent);
        Assert.Equal(current, page.QuerySelectorAll("li.done").Length);
    }

    [Fact]
    public async Task The_ticket_says_the_whole_date()
    {
        var page = await Rendered.PageAsync<Ticket>(("Intro", "Vous voyez un médecin"), ("Start", Start), ("ChildContent", Rendered.Text("")));

        Assert.Equal("mardi 1er\u00A0décembreà\u00A09\u00A0h\u00A020", page.QuerySelector("time")?.TextContent);
    }

    [Fact]
    public async Task An_act_that_cannot_be_undone_is_posted_and_offers_a_way_back()
    {
        var page = await Rendered.PageAsync<ConfirmStep>(
            ("Title", "Annuler ?"), ("Action", "/annuler"), ("ConfirmText", "Oui, annuler"), ("BackHref", "/rdv"), ("Destroys", true));

        Assert.Equal("Oui, annuler", page.QuerySelector("form[method=post] button.bad")?.TextContent);
        Assert.Equal("/rdv", page.QuerySelector("form a")?.GetAttribute("href"));
    }

    private static SlotChoice[] Slots(params SlotChoice[] slots) => slots;
}
