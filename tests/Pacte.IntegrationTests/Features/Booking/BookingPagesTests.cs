using System.Net;
using Pacte.Domain.Booking;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class BookingPagesTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_slot_just_taken_is_answered_by_three_that_can_be_held()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Mirepoix));
        using var patient = new Patient(App);
        var list = await patient.SearchAsync("Mirepoix");
        await HoldAsync(open.Slots[0]);

        var page = await list.Form($"button[value='{open.Slots[0].Id}']").SubmitAsync();

        Assert.Equal("Cet horaire vient d’être pris. En voici trois autres.", page.Heading);
        Assert.Equal(3, page.Document.QuerySelectorAll("button.slot").Length);
        var form = await page.Form("button.slot.first").SubmitAsync();
        Assert.Equal("Vos informations", form.Heading);
    }

    [Fact]
    public async Task A_slot_withdrawn_is_said_to_be()
    {
        var open = await Given.OpenSessionAsync(date: Given.InDays(1));
        App.Clock.MoveTo(open.Slots[3].StartsAt);
        using var patient = new Patient(App);

        Assert.StartsWith("Cet horaire n’est plus proposé.", (await patient.TakeAsync(open.Slots[0])).Heading);
    }

    [Fact]
    public async Task Posting_from_another_site_holds_nothing()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        patient.Browser.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.Equal(HttpStatusCode.BadRequest, (await patient.TakeAsync(open.Slots[0])).Status);
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
    }

    [Fact]
    public async Task Each_mistake_is_said_by_its_field_and_in_the_summary_and_nothing_typed_is_lost()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var form = await patient.TakeAsync(open.Slots[0]);

        var page = await form.Form()
            .Fill("Input.LastName", "")
            .Fill("Input.Birth.Day", "31").Fill("Input.Birth.Month", "2").Fill("Input.Birth.Year", "1961")
            .Fill("Input.Contact", "06 12 34 5")
            .SubmitAsync("Recevoir mon code");

        Assert.StartsWith("Erreur\u00A0: ", page.Document.Title);
        Assert.Equal("Il reste 5\u00A0points à corriger", page.Find("[role=alert] h2").TextContent);
        Assert.Contains("Ce numéro est trop court : il faut 10 chiffres.", page.TextsOf(".err"));
        Assert.Equal("true", page.Find("#Input-Contact").GetAttribute("aria-invalid"));
        var reloaded = await patient.Browser.GetAsync(form.Path);
        Assert.Equal("31", reloaded.Find("[name='Input.Birth.Day']").GetAttribute("value"));
        Assert.Equal("06 12 34 5", reloaded.Find("[name='Input.Contact']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_form_posted_without_its_fields_changes_nothing_of_what_is_kept()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var form = await patient.TakeAsync(open.Slots[0]);
        var typed = await form.Form().Fill("Input.LastName", patient.LastName).SubmitAsync("Recevoir mon code");
        var token = typed.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var page = await patient.Browser.SendAsync(() => new(HttpMethod.Post, typed.Address)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "informations"), KeyValuePair.Create("__RequestVerificationToken", token)]),
        });

        Assert.Equal(patient.LastName, page.Document.QuerySelector("input[name='Input.LastName']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_wrong_code_is_said_and_a_new_one_can_be_had()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var code = await patient.FillInAsync(await patient.TakeAsync(open.Slots[0]));
        var first = await patient.LastCodeAsync();

        var wrong = await code.Form("form:has(input.code)").Fill("Code", first == "111111" ? "222222" : "111111").SubmitAsync();
        Assert.Contains("Ce n’est pas le bon code", wrong.Text);
        var again = await wrong.Form("form:has(button.line)").SubmitAsync("Recevoir un nouveau code");
        Assert.Contains("Un nouveau code est parti", again.Text);

        Assert.StartsWith("C’est réservé", (await patient.ConfirmAsync(again)).Heading);
    }

    [Fact]
    public async Task Somebody_with_an_appointment_is_told_after_the_code_only_and_gets_its_link()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        await patient.BookAsync(open.Slots[0]);
        var code = await patient.FillInAsync(await patient.TakeAsync(open.Slots[1]));
        Assert.DoesNotContain("déjà un rendez-vous", code.Text);

        var refused = await patient.ConfirmAsync(code);
        Assert.Contains("déjà un rendez-vous", refused.Text);
        await refused.Form("form.card:has(button.line)").SubmitAsync("M’envoyer le lien");

        Assert.Contains("/rendez-vous/", await patient.LastMessageAsync("links:"));
    }

    [Fact]
    public async Task A_draft_whose_slot_is_lost_offers_others_and_one_that_is_booked_leads_to_the_appointment()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var form = await patient.TakeAsync(open.Slots[0]);
        App.Clock.Advance(BookingDraft.HoldTime);
        Assert.Contains("encore libre", (await patient.Browser.GetAsync(form.Path)).Text);
        await HoldAsync(open.Slots[0]);

        var lost = await patient.FillInAsync(form);
        Assert.Contains("quelqu’un d’autre a pris cet horaire", lost.Heading);

        var second = await lost.Form("button.slot.first").SubmitAsync();
        Assert.Equal(patient.LastName, second.Find("[name='Input.LastName']").GetAttribute("value"));
        var booked = await patient.ConfirmAsync(await patient.FillInAsync(second));
        Assert.Equal(booked.Path, (await patient.Browser.GetAsync(second.Path)).Path);
    }

    [Fact]
    public async Task A_form_posted_twice_leads_to_the_one_appointment_and_to_the_one_cancellation()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var code = await patient.FillInAsync(await patient.TakeAsync(open.Slots[0]));
        var digits = await patient.LastCodeAsync();
        var form = code.Form("form:has(input.code)").Fill("Code", digits);

        var (first, second) = (await form.SubmitAsync(), await form.SubmitAsync());
        Assert.StartsWith("C’est réservé", second.Heading);
        Assert.Equal(first.Path, second.Path);

        var cancel = (await first.FollowAsync("Annuler le rendez-vous")).Form();
        await cancel.SubmitAsync();
        Assert.Equal("C’est annulé", (await cancel.SubmitAsync()).Heading);
    }

    [Fact]
    public async Task A_wrong_or_absent_key_and_an_unknown_draft_are_the_same_page_not_found()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await BookAsync(open.Slots[0]);
        using var patient = new Patient(App);

        foreach (var path in new[]
        {
            $"/rendez-vous/{appointment.Reference}", $"/rendez-vous/{appointment.Reference}?cle=AAAA", "/rendez-vous/AAAA-BBBB?cle=AAAA",
            $"/rendez-vous/{appointment.Reference}/annuler?cle=AAAA", $"/rendez-vous/{appointment.Reference}/calendrier.ics?cle=AAAA",
            "/reservation/00000000000000000000000000000001", "/reservation/00000000000000000000000000000001/code",
        })
        {
            var page = await patient.Browser.GetAsync(path);
            Assert.Equal((HttpStatusCode.NotFound, "Cette page n’existe pas"), (page.Status, page.Heading));
        }
    }

    [Fact]
    public async Task Opening_the_cancel_link_cancels_nothing()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var booked = await patient.BookAsync(open.Slots[0]);

        await booked.FollowAsync("Annuler le rendez-vous");

        Assert.Equal(SlotState.Booked, (await SlotAsync(open.Slots[0])).State);
    }

    [Fact]
    public async Task Asking_for_the_link_answers_the_same_to_everybody()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        await patient.BookAsync(open.Slots[0]);
        var page = await patient.Browser.GetAsync("/mon-rendez-vous");

        var known = await page.Form().Fill("Contact", patient.Contact).SubmitAsync();
        var unknown = await page.Form().Fill("Contact", "personne@exemple.test").SubmitAsync();

        Assert.Equal(known.Text, unknown.Text);
        Assert.Contains("un message part", known.Text);
        Assert.Contains("trop court", (await page.Form().Fill("Contact", "06 12").SubmitAsync()).Text);
    }

    [Fact]
    public async Task A_displaced_patient_is_told_and_offered_the_nearest_slots()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham));
        var other = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham));
        using var patient = new Patient(App);
        var booked = await patient.BookAsync(open.Slots[0]);
        await using (var connection = await App.Database.OpenAsync())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                begin;
                update appointments set state = 'ToMove' where session_id = $1;
                update slots set state = 'Closed', held_until = null, held_by = null where session_id = $1;
                update sessions set state = 'Cancelled', cancelled_by = 'Doctor', reason = 'Illness' where id = $1;
                commit
                """.Replace("$1", $"'{open.Session.Id}'", StringComparison.Ordinal);
            await command.ExecuteNonQueryAsync();
        }

        App.Clock.Advance(TimeSpan.FromSeconds(6));
        var page = await patient.Browser.GetAsync(booked.Path);

        Assert.Equal("Votre consultation n’aura pas lieu", page.Heading);
        Assert.Contains(other.Site.Name, page.Text);
        var slot = other.Slots[2].Id.ToString();
        var confirm = await page.Form($"button[value='{slot}']").PressAsync("creneau", slot);
        var moved = await confirm.Form().SubmitAsync("Oui, déplacer");
        Assert.Equal(booked.Path, moved.Path);
        Assert.StartsWith("C’est réservé", moved.Heading);
    }
}
