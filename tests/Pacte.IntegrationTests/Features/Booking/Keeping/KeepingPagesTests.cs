using System.Net;
using Pacte.Domain.Booking;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking.Keeping;

public sealed class KeepingPagesTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_patient_moves_in_two_steps_and_opening_them_moves_nothing()
    {
        var open = await Given.OpenSessionAsync();
        var elsewhere = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(9));
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);
        App.Clock.Advance(TimeSpan.FromSeconds(6));

        var choice = await ticket.FollowAsync("Déplacer le rendez-vous");
        Assert.Contains("Il reste réservé tant que vous n’avez pas confirmé", choice.Text);
        Assert.Contains(elsewhere.Site.Name, choice.Text);
        var shown = choice.Document.QuerySelectorAll("button.slot").Select(button => Guid.Parse(button.GetAttribute("value")!)).ToHashSet();
        Assert.Equal(open.Slots.Skip(1).Select(s => s.Id).Order(), open.Slots.Select(s => s.Id).Where(shown.Contains).Order());
        Assert.Equal(elsewhere.Slots.Take(3).Select(s => s.Id), elsewhere.Slots.Select(s => s.Id).Where(shown.Contains));
        var confirm = await choice.Form($"button[value='{elsewhere.Slots[1].Id}']").PressAsync("creneau", elsewhere.Slots[1].Id.ToString());
        Assert.Equal("Déplacer le rendez-vous ?", confirm.Heading);
        Assert.Equal(SlotState.Booked, (await SlotAsync(open.Slots[0])).State);
        Assert.Equal(SlotState.Free, (await SlotAsync(elsewhere.Slots[1])).State);

        var moved = await confirm.Form().SubmitAsync("Oui, déplacer");

        Assert.Equal(ticket.Path, moved.Path);
        Assert.Contains(elsewhere.Site.Name, moved.Text);
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
        Assert.Equal(ticket.Path, (await confirm.Form().SubmitAsync("Oui, déplacer")).Path);
        Assert.Contains("Votre rendez-vous est déplacé", await patient.LastMessageAsync("appointment-moved:"));
    }

    [Fact]
    public async Task A_slot_taken_meanwhile_is_said_and_the_appointment_stays()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);
        App.Clock.Advance(TimeSpan.FromSeconds(6));
        var confirm = await patient.Browser.GetAsync($"{ticket.Path.Replace("?", "/deplacer?", StringComparison.Ordinal)}&creneau={open.Slots[1].Id}");
        await BookAsync(open.Slots[1]);

        var refused = await confirm.Form().SubmitAsync("Oui, déplacer");

        Assert.Contains("Cet horaire vient d’être pris", refused.Document.QuerySelector("main")!.TextContent);
        Assert.Equal("Choisissez un autre horaire", refused.Heading);
        Assert.Equal(7, refused.Document.QuerySelectorAll("section.card .day button.slot").Length);
        Assert.Equal(SlotState.Booked, (await SlotAsync(open.Slots[0])).State);
        var late = await patient.Browser.GetAsync($"{ticket.Path.Replace("?", "/deplacer?", StringComparison.Ordinal)}&creneau={open.Slots[1].Id}");
        Assert.Contains("Cet horaire vient d’être pris", late.Text);
    }

    [Fact]
    public async Task Other_days_and_halves_can_be_asked_for()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix));
        var late = await Given.OpenSessionAsync(open.Site, date: Given.InDays(20), part: Domain.Sites.DayPart.Afternoon);
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);
        App.Clock.Advance(TimeSpan.FromSeconds(6));
        var choice = await ticket.FollowAsync("Déplacer le rendez-vous");

        var afternoons = await choice.Form("select[name=moment]").Fill("moment", "apres-midi").SubmitAsync();
        Assert.Equal(late.Slots.Select(s => s.Id.ToString()), afternoons.Document.QuerySelectorAll("button.slot").Select(b => b.GetAttribute("value")));
        var none = await choice.Form("select[name=moment]").Fill("du", Given.InDays(21).ToString("yyyy-MM-dd")).SubmitAsync();
        Assert.Contains("Votre rendez-vous est toujours réservé", none.Text);
    }

    [Fact]
    public async Task A_wrong_an_unknown_and_an_expired_link_answer_the_very_same_page()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);
        var appointment = open.Slots[0];
        App.Clock.MoveTo(appointment.EndsAt + Appointment.LinkLife - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await patient.Browser.GetAsync(ticket.Path)).Status);
        App.Clock.Advance(TimeSpan.FromSeconds(1));

        var reference = ticket.Path.Split('/', '?')[2];
        var expired = await patient.Browser.GetAsync(ticket.Path);
        foreach (var step in (string[])["", "/annuler", "/deplacer", "/bon"])
        {
            foreach (var path in (string[])[ticket.Path.Replace("?", $"{step}?", StringComparison.Ordinal), $"/rendez-vous/{reference}{step}?cle=AAAA", $"/rendez-vous/{reference}{step}", $"/rendez-vous/ZZZZ-ZZZZ{step}?cle=AAAA"])
            {
                var page = await patient.Browser.GetAsync(path);
                Assert.Equal((HttpStatusCode.NotFound, WithoutItsAddress(expired)), (page.Status, WithoutItsAddress(page)));
                Assert.Equal("noindex", page.Headers["X-Robots-Tag"]);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await patient.Browser.GetAsync(ticket.Path.Replace("?", "/calendrier.ics?", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task The_page_says_the_way_to_the_place()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);

        Assert.StartsWith("https://www.openstreetmap.org/directions?to=49.9317%2C2.9356", ticket.Find("a[href^='https://www.openstreetmap']").GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("geo:49.9317,2.9356", ticket.Find("a[href^='geo:']").GetAttribute("href"), StringComparison.Ordinal);
    }

    // The link to the page in the other language repeats what was asked.
    private static string WithoutItsAddress(Page page) =>
        page.Body.Replace(page.Document.QuerySelector("a.lang")!.OuterHtml, "", StringComparison.Ordinal);
}
