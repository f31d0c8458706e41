using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.IntegrationTests.Features.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Languages;

/// <summary>A whole booking under <c>/en</c>: every page, every refusal and every message is in English.</summary>
public sealed class EnglishJourneyTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    private const string DraftCookie = "pacte-reservation=";

    // The name of what writes calendar files is the same everywhere.
    private static readonly string[] OwnNames = ["3, rue des Jardins", @"3\, rue des Jardins", "-//Pacte//Rendez-vous//FR"];

    [Fact]
    public async Task A_visitor_books_moves_and_cancels_without_a_word_of_French()
    {
        var open = await Given.OpenSessionAsync();
        var elsewhere = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(9));
        using var patient = new Patient(App);

        App.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));
        var results = await patient.Browser.GetAsync("/en/recherche?lieu=p%C3%A9ronne");
        var form = AssertEnglish(await results.Form($"button[value='{open.Slots[0].Id}']").PressAsync("creneau", open.Slots[0].Id.ToString()), "Your details");
        var refused = AssertEnglish(await form.Form().Fill("Input.FirstName", "Louise").SubmitAsync("Get my code"), "Your details");
        Assert.Contains("Enter the birth name.", refused.Text);
        Assert.Equal("Louise", refused.Find("input[name='Input.FirstName']").GetAttribute("value"));

        var code = AssertEnglish(await FillInAsync(refused, patient), "Enter the code you received");
        var wrong = AssertEnglish(await code.Form("form:has(input.code)").Fill("Code", "").SubmitAsync("Confirm"), "Enter the code you received");
        Assert.Contains("This is not the right code", wrong.Text);
        var ticket = AssertEnglish(await ConfirmAsync(wrong, patient), "It is booked, Louise");
        Assert.Contains(open.Doctor.LastName, ticket.Text);
        AssertEnglish(await ticket.FollowAsync("Slip to print"), "Your slip to print");

        var choice = AssertEnglish(await ticket.FollowAsync("Move the appointment"), "Choose another time");
        var confirm = AssertEnglish(await choice.Form($"button[value='{elsewhere.Slots[1].Id}']").PressAsync("creneau", elsewhere.Slots[1].Id.ToString()), "Move the appointment?");
        var moved = AssertEnglish(await confirm.Form().SubmitAsync("Yes, move it"), "It is booked, Louise");
        Assert.Contains(elsewhere.Site.Name, moved.Text);
        var asked = AssertEnglish(await moved.FollowAsync("Cancel the appointment"), "Cancel the appointment?");
        AssertEnglish(await asked.Form().Fill("Reason", "TooFar").SubmitAsync("Yes, cancel it"), "It is cancelled");

        var messages = await MessagesToAsync(patient.Contact);
        Assert.Equal([MessageKind.Code, MessageKind.Booked, MessageKind.Moved, MessageKind.Cancelled], messages.Select(m => m.Kind));
        Assert.All(messages, AssertEnglish);
        Assert.All(messages.Skip(1), m => Assert.Contains("SUMMARY:Doctor’s appointment", m.CalendarFile));
        Assert.All(messages.Skip(1).Take(2), m => Assert.Contains($"/en{ticket.Path[3..]}", m.Body, StringComparison.Ordinal));
        Assert.Equal(Language.English, await LanguageOfAsync(patient.Contact));
    }

    [Fact]
    public async Task The_link_is_sent_again_and_the_calendar_given_in_the_language_asked_for()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var ticket = await patient.BookAsync(open.Slots[0]);
        App.Clock.Advance(TimeSpan.FromMinutes(11));

        var sent = AssertEnglish(await (await patient.Browser.GetAsync("/en/mon-rendez-vous")).Form().Fill("Contact", patient.Contact).SubmitAsync("Get the link"), "My appointment");
        var calendar = await patient.Browser.GetAsync(Inside("/en" + ticket.Path, "calendrier.ics"));

        Assert.Equal("/en/mon-rendez-vous?envoye=1", sent.Path);
        AssertEnglish((await MessagesToAsync(patient.Contact))[^1]);
        Assert.Contains("SUMMARY:Doctor’s appointment", calendar.Body);
        Assert.Contains("SUMMARY:Rendez-vous chez le médecin", (await patient.Browser.GetAsync(Inside(ticket.Path, "calendrier.ics"))).Body);
        // Reading in English is not booking in English.
        Assert.Equal(Language.French, await LanguageOfAsync(patient.Contact));
    }

    [Fact]
    public async Task Whoever_books_again_in_French_is_written_to_in_French()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var english = await patient.Browser.SendAsync(() => Take("/en/reservation", open.Slots[0]));
        var ticket = await ConfirmAsync(await FillInAsync(english, patient), patient);
        await (await ticket.FollowAsync("Cancel the appointment")).Form().SubmitAsync("Yes, cancel it");

        Assert.StartsWith("C’est réservé", (await patient.BookAsync(open.Slots[1])).Heading);

        Assert.Equal(Language.French, await LanguageOfAsync(patient.Contact));
        var last = (await MessagesToAsync(patient.Contact))[^1];
        Assert.Equal((Language.French, "Votre rendez-vous est réservé"), (last.Language, last.Subject));
    }

    [Fact]
    public async Task One_browser_holds_one_slot_in_either_language()
    {
        var open = await Given.OpenSessionAsync();
        using var client = App.CreateClient(new() { AllowAutoRedirect = false });

        using var first = await client.SendAsync(Take("/en/reservation", open.Slots[0]));
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"), line => line.StartsWith(DraftCookie, StringComparison.Ordinal));
        var again = Take("/reservation", open.Slots[1]);
        again.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var second = await client.SendAsync(again);

        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("/en/reservation/", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/reservation/", second.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, second.StatusCode);
        Assert.Equal([SlotState.Free, SlotState.Held], [(await SlotAsync(open.Slots[0])).State, (await SlotAsync(open.Slots[1])).State]);
    }

    [Fact]
    public async Task The_token_of_a_form_is_good_in_both_languages()
    {
        using var client = App.CreateClient();
        using var page = await client.GetAsync(new Uri("/en/mon-rendez-vous", UriKind.Relative));

        Assert.Contains("path=/;", Assert.Single(page.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_held_is_read_and_downloaded_in_the_language_of_the_page()
    {
        var form = SomebodyNew();
        // The letters that tell people apart in tests may spell a French word.
        form.LastName = "Carlier";
        await BookAsync((await Given.OpenSessionAsync()).Slots[0], form);
        using var visitor = App.NewVisitor();
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = await (await visitor.GetAsync("/en/mes-donnees")).Form()
            .Fill("Input.Contact", form.Contact!).Fill("Input.Birth.Day", "14").Fill("Input.Birth.Month", "7").Fill("Input.Birth.Year", "1961")
            .SubmitAsync("Get my code");
        var message = (await MessagesToAsync(form.Contact!))[^1];
        AssertEnglish(message);

        var held = AssertEnglish(await asked.Form("form:has(input.code)").Fill("Code", CodeIn(message)).SubmitAsync("See my data"), "What we hold about you");
        var english = await visitor.GetAsync(held.Find("a[download]").GetAttribute("href")!);
        var french = await visitor.GetAsync($"{held.Path["/en".Length..]}/donnees.json");

        Assert.Contains("\"LastName\"", english.Body);
        Assert.Contains("\"State\": \"Upcoming\"", english.Body);
        Assert.DoesNotContain("nom de naissance", english.Body);
        Assert.Contains("\"nom de naissance\"", french.Body);
        Assert.Contains("\"langue\": \"Français\"", french.Body);
    }

    private static HttpRequestMessage Take(string path, Slot slot) => new(HttpMethod.Post, $"http://localhost{path}")
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("creneau", slot.Id.ToString())]),
    };

    private Task<Page> FillInAsync(Page form, Patient patient)
    {
        App.Clock.Advance(TimeSpan.FromSeconds(1));
        return form.Form()
            .Fill("Input.FirstName", "Louise").Fill("Input.LastName", patient.LastName)
            .Fill("Input.Birth.Day", "14").Fill("Input.Birth.Month", "7").Fill("Input.Birth.Year", "1961")
            .Fill("Input.Commune", "Péronne").Fill("Input.Contact", patient.Contact).Fill("Input.Treating", "non")
            .SubmitAsync("Get my code");
    }

    private async Task<Page> ConfirmAsync(Page code, Patient patient)
    {
        App.Clock.Advance(TimeSpan.FromSeconds(6));
        return await code.Form("form:has(input.code)").Fill("Code", await patient.LastCodeAsync()).SubmitAsync("Confirm the appointment");
    }

    private static string CodeIn(OutboxMessage message) =>
        message.Body.Split(' ', '.', '\u00A0').First(word => word.Length == 6 && word.All(char.IsAsciiDigit));

    private static string Inside(string path, string file) => path.Replace("?", $"/{file}?", StringComparison.Ordinal);

    private static Page AssertEnglish(Page page, string heading)
    {
        Assert.StartsWith("/en/", page.Path, StringComparison.Ordinal);
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith(heading, page.Heading, StringComparison.Ordinal);
        var main = page.Document.QuerySelector("main")!;
        foreach (var french in main.QuerySelectorAll("[lang=fr]"))
            french.Remove();
        Assert.False(FrenchWords.AreIn(main.TextContent), main.TextContent);
        return page;
    }

    private static void AssertEnglish(OutboxMessage message)
    {
        Assert.Equal(Language.English, message.Language);
        var file = message.CalendarFile?.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.All([message.Subject, message.Body, file ?? ""], text => Assert.False(FrenchWords.AreIn(text, OwnNames), text));
    }

    private async Task<List<OutboxMessage>> MessagesToAsync(string contact)
    {
        await using var db = App.Database.Open();
        return await db.OutboxMessages.Where(m => m.Address == contact).OrderBy(m => m.CreatedAt).ToListAsync();
    }

    private async Task<Language> LanguageOfAsync(string contact)
    {
        await using var db = App.Database.Open();
        return await db.Persons.Where(p => p.Contact == contact).Select(p => p.Language).SingleAsync();
    }
}
