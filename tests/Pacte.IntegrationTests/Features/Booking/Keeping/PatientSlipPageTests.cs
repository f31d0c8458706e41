using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking.Keeping;

public sealed class PatientSlipPageTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    private const string Link = "Bon à imprimer";

    [Theory]
    [InlineData("", Link, "Votre bon à imprimer")]
    [InlineData("/en", "Slip to print", "Your slip to print")]
    public async Task The_code_of_the_slip_opens_the_appointment_in_its_language(string root, string link, string heading)
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var ticket = await patient.Browser.GetAsync(root + (await patient.BookAsync(open.Slots[0])).Path);

        var slip = await ticket.FollowAsync(link);

        Assert.Equal((heading, ticket.Path.Replace("?", "/bon?", StringComparison.Ordinal)), (slip.Heading, slip.Path));
        Assert.Equal(ticket.Path, new Uri(CodeOf(slip)).PathAndQuery);
        Assert.Equal(ticket.Heading, (await patient.Browser.GetAsync(new Uri(CodeOf(slip)).PathAndQuery)).Heading);
        Assert.Equal(ticket.Path, slip.Find(".crumb a").GetAttribute("href"));
    }

    [Fact]
    public async Task The_slip_repeats_the_ticket_and_nobody_keeps_a_copy()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);

        var slip = await ticket.FollowAsync(Link);

        Assert.Equal(ticket.TextsOf(".ticket header, .ticket dl div").Where(IsOnBoth), slip.TextsOf(".ticket header, .ticket dl div").Where(IsOnBoth));
        Assert.Contains($"Louise {patient.LastName}", slip.TextsOf(".ticket dd"));
        Assert.Contains(ticket.Path.Split('/', '?')[2], slip.TextsOf(".ticket .ref"));
        Assert.Contains(open.Site.Name, slip.TextsOf(".ticket dt"));
        Assert.Contains("no-store", slip.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Equal(("no-referrer", "noindex"), (slip.Headers["Referrer-Policy"], slip.Headers["X-Robots-Tag"]));
    }

    [Fact]
    public async Task The_front_desk_is_called_where_it_has_a_phone()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham));
        using var patient = new Patient(App);
        var slip = await (await patient.BookAsync(open.Slots[0])).FollowAsync(Link);
        Assert.Equal("Déplacez ou annulez avec le code de ce bon, même la veille.", slip.TextsOf(".ticket dd").Last());

        await using (var db = App.Database.Open())
            await db.Sites.Where(s => s.Id == open.Site.Id).ExecuteUpdateAsync(s => s.SetProperty(site => site.Phone, "03 22 00 11 22"));
        App.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));

        Assert.EndsWith("Ou appelez l’accueil : 03 22 00 11 22.", (await patient.Browser.GetAsync(slip.Path)).TextsOf(".ticket dd").Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_phone_that_shows_the_appointment_is_given_no_code()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);

        var ticket = await patient.BookAsync(open.Slots[0]);

        Assert.Empty(ticket.Document.QuerySelectorAll(".qr, main svg[role=img]"));
    }

    [Fact]
    public async Task An_appointment_cancelled_or_past_has_no_slip_and_leads_to_its_page()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);
        await (await ticket.FollowAsync("Annuler le rendez-vous")).Form().SubmitAsync("Oui, annuler");
        await AssertLeadsBackAsync(patient, ticket.Path, "C’est annulé");
        using var other = new Patient(App);
        var later = await other.BookAsync(open.Slots[1]);

        App.Clock.MoveTo(open.Slots[1].StartsAt);

        await AssertLeadsBackAsync(other, later.Path, "Votre rendez-vous est passé");
    }

    [Fact]
    public async Task Nor_has_one_whose_consultation_will_not_happen()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles));
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);
        await using (var db = App.Database.Open())
            await db.Database.ExecuteSqlAsync($"""
                update appointments set state = 'ToMove' where session_id = {open.Session.Id};
                update slots set state = 'Closed', held_until = null, held_by = null where session_id = {open.Session.Id};
                update sessions set state = 'Cancelled', cancelled_by = 'Doctor', reason = 'Illness' where id = {open.Session.Id};
                """);

        await AssertLeadsBackAsync(patient, ticket.Path, "Votre consultation n’aura pas lieu");
    }

    // What to do if one cannot come is said for a page and for a paper.
    private static bool IsOnBoth(string term) => !term.StartsWith("Un imprévu", StringComparison.Ordinal) && !term.StartsWith("Un empêchement", StringComparison.Ordinal);

    private static string CodeOf(Page slip)
    {
        var code = slip.Find("svg[role=img]");
        return QrReader.Read(code.QuerySelector("path")!.GetAttribute("d")!, code.GetAttribute("viewBox")!);
    }

    private static async Task AssertLeadsBackAsync(Patient patient, string appointment, string heading)
    {
        var page = await patient.Browser.GetAsync(appointment.Replace("?", "/bon?", StringComparison.Ordinal));

        Assert.Equal((appointment, heading), (page.Path, page.Heading));
        Assert.Empty(page.Document.QuerySelectorAll(".qr, a[href*='/bon?']"));
    }
}
