using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Waiting;
using Pacte.IntegrationTests.Features.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking.Waiting;

namespace Pacte.IntegrationTests.Offers;

/// <summary>The waiting list by its pages, as somebody without a script goes through them.</summary>
public sealed class WaitingJourneyTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Somebody_joins_is_offered_a_slot_reads_why_and_takes_it()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);

        var joined = await JoinAsync(patient);
        Assert.Equal("Vous êtes sur la liste d’attente", joined.Heading);
        Assert.Contains("no-store", joined.Headers["Cache-Control"]);
        Assert.Contains("Voir ou quitter la liste", await patient.LastMessageAsync("waiting-joined:"));

        await FreeAsync(open.Slots[0]);
        var offer = await patient.Browser.GetAsync(PathIn(await patient.LastMessageAsync("slot-offered:"), "/proposition/"));
        Assert.Equal("Une place pour vous", offer.Heading);
        var why = offer.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
        Assert.All(
            ["Vous attendez depuis le", "Médecin traitantNon", "par la route", "30 jours de plus", "12 heures de moins", "1 personne pouvait"],
            words => Assert.Contains(words, why, StringComparison.Ordinal));
        Assert.Contains("/regles#liste-attente", offer.Body, StringComparison.Ordinal);

        var booked = await offer.Form("form:has(button.main)").SubmitAsync("Prendre cette place");
        Assert.StartsWith("C’est réservé", booked.Heading);
        Assert.Contains(open.Doctor.LastName, booked.Text);
        var after = await patient.Browser.GetAsync(joined.Path);
        Assert.Equal("Vous avez un rendez-vous", after.Heading);
    }

    [Fact]
    public async Task Leaving_a_slot_changes_nothing_of_the_wait_and_leaving_the_list_is_two_steps()
    {
        await Waiting.NobodyAsync();
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var joined = await JoinAsync(patient);
        await FreeAsync(open.Slots[0]);
        var offer = await patient.Browser.GetAsync(PathIn(await patient.LastMessageAsync("slot-offered:"), "/proposition/"));

        var left = await offer.Form("form:has(button.line)").SubmitAsync("La laisser");
        Assert.Contains("Votre place dans la liste n’a pas changé", left.Text);
        var entry = await patient.Browser.GetAsync(joined.Path);
        Assert.Equal("Vous êtes sur la liste d’attente", entry.Heading);

        var asked = await entry.FollowAsync("Quitter la liste");
        Assert.Equal("Vous êtes sur la liste d’attente", (await patient.Browser.GetAsync(joined.Path)).Heading);
        var gone = await asked.Form().SubmitAsync("Oui, quitter la liste");
        Assert.Equal("Vous avez quitté la liste d’attente", gone.Heading);
    }

    [Fact]
    public async Task Joining_again_changes_the_wish_and_keeps_the_time_waited()
    {
        await Waiting.NobodyAsync();
        await Given.PlacesAsync();
        using var patient = new Patient(App);
        await JoinAsync(patient);
        // Longer than anybody may ask to wait: the wait goes on from the first day all the same.
        App.Clock.Advance(TimeSpan.FromDays(WaitingEntry.LongestDays + 3));

        await JoinAsync(patient, radius: "100");

        await using var db = App.Database.Open();
        var waits = await db.WaitingEntries.Where(e => db.Persons.Any(p => p.Id == e.PersonId && p.Contact == patient.Contact)).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([WaitingState.Left, WaitingState.Waiting], waits.Select(e => e.State));
        Assert.Equal(waits[0].Since, waits[1].Since);
        Assert.Equal(100, waits[1].RadiusKm);
        var message = await db.OutboxMessages.SingleAsync(m => m.EventKey == $"waiting-joined:{waits[1].Id:N}");
        Assert.True(message.ExpiresAt > Now, "A message that has expired is never sent.");
    }

    [Fact]
    public async Task A_wish_without_a_day_says_so_and_keeps_the_rest()
    {
        await Given.PlacesAsync();
        using var patient = new Patient(App);
        var page = await patient.Browser.GetAsync($"/liste-attente?commune={GivenPlaces.Ham.InseeCode}");

        var form = page.Form("form.card").Fill("Wish.Radius", "60");
        foreach (var day in WishForm.AllDays)
            form.Tick("Wish.Days", day.ToString(), ticked: false);
        var refused = await form.SubmitAsync("Continuer");

        Assert.Contains("Cochez au moins un jour", refused.Text);
        Assert.Contains("Autour de Ham", refused.Text);
        Assert.Equal("60", refused.Find("select[name='Wish.Radius'] option[selected]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("/proposition/{0}?cle={1}")]
    [InlineData("/proposition/{0}")]
    [InlineData("/liste-attente/{0}?cle={1}")]
    [InlineData("/liste-attente/{0}/quitter?cle={1}")]
    [InlineData("/liste-attente/inscription/{0}")]
    [InlineData("/liste-attente/inscription/{0}/code")]
    public async Task A_wrong_link_is_a_page_not_found(string address)
    {
        using var visitor = App.NewVisitor();

        var page = await visitor.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Guid.NewGuid().ToString("N"), "AAAAAAAAAAAAAAAAAAAAAA"));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }

    private async Task<Page> JoinAsync(Patient patient, string radius = "40")
    {
        await Given.PlacesAsync();
        var page = await patient.Browser.GetAsync($"/liste-attente?commune={GivenPlaces.Peronne.InseeCode}");
        var form = await page.Form("form.card").Fill("Wish.Radius", radius).SubmitAsync("Continuer");
        Assert.Equal("Vos informations", form.Heading);
        var code = await patient.FillInAsync(form);
        Assert.Equal("Écrivez le code reçu", code.Heading);
        return await code.Form("form:has(input.code)").Fill("Code", await patient.LastCodeAsync()).SubmitAsync("Rejoindre la liste");
    }

    private static string PathIn(string body, string path) =>
        body.Split('\n').Select(line => line.Trim()).Single(line => line.Contains(path, StringComparison.Ordinal)) is var url
            ? new Uri(url).PathAndQuery
            : throw new InvalidOperationException("No link.");
}
