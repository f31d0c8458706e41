using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Pacte.BrowserTests.Journeys;

/// <summary>A patient on a phone, whose browser runs no script.</summary>
public sealed class PatientJourneyTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task Patient_can_book_and_cancel()
    {
        var open = await app.Given.OpenSessionAsync();
        var page = await chromium.NewPageAsync(app, Screen.Phone, script: false);
        var patient = new PatientSteps(app, page, "Carlier");

        await patient.SearchAsync("perone");
        await Expect(page.Locator("main")).ToContainTextAsync("Pensiez-vous à l’une de ces communes");
        await page.ClickAsync("main li >> text=Péronne");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Rendez-vous près de Péronne");
        await page.ClickAsync($"h2 >> text={open.Site.Name}");
        await Expect(page.Locator("h1")).ToHaveTextAsync(open.Site.Name);
        await page.Locator("button.slot").Nth(3).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Vos informations");
        await Expect(page.Locator(".hold")).ToContainTextAsync("gardé pour vous jusqu’à");

        await RefuseTheFormOnceAsync(page, patient);
        await patient.BookAsync();
        await Expect(page.Locator(".ticket")).ToContainTextAsync(open.Doctor.LastName);
        await AssertCalendarAsync(page);
        var appointment = page.Url;
        await AssertSlipAsync(page);
        Assert.Equal(appointment, page.Url);

        await page.ClickAsync("text=Annuler le rendez-vous");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Annuler le rendez-vous ?", new() { UseInnerText = true });
        Assert.Equal(AppointmentState.Booked, await StateAsync(open));
        await page.GetByLabel("Pourquoi").SelectOptionAsync("TooFar");
        await page.ClickAsync("text=Oui, annuler");

        await Expect(page.Locator("h1")).ToHaveTextAsync("C’est annulé");
        Assert.Equal(appointment, page.Url);
        Assert.Equal(AppointmentState.Cancelled, await StateAsync(open));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Patient_who_comes_second_is_offered_the_three_nearest()
    {
        var wanted = await app.Given.OpenSessionAsync(await app.Given.SiteAsync(GivenPlaces.Ham));
        await app.Given.OpenSessionAsync(await app.Given.SiteAsync(GivenPlaces.Combles));
        var (first, second) = (await chromium.NewPageAsync(app, Screen.Phone, script: false), await chromium.NewPageAsync(app, Screen.Phone, script: false));
        await new PatientSteps(app, first, "Martin").SearchAsync("Ham");
        await second.GotoAsync(first.Url);
        await TakeAsync(first, wanted.Slots[0]);
        await Expect(first.Locator("h1")).ToHaveTextAsync("Vos informations");

        await TakeAsync(second, wanted.Slots[0]);

        await Expect(second.Locator("main")).ToContainTextAsync("Cet horaire vient d’être pris. En voici trois autres.");
        await Expect(second.Locator("button.slot")).ToHaveCountAsync(3);
        await second.Locator("button.slot").First.ClickAsync();
        await new PatientSteps(app, second, "Durand").BookAsync();
        await first.Context.CloseAsync();
        await second.Context.CloseAsync();
    }

    [Fact]
    public async Task Patient_who_was_too_slow_keeps_what_was_typed()
    {
        var open = await app.Given.OpenSessionAsync(await app.Given.SiteAsync(GivenPlaces.Mirepoix));
        var (slow, quick) = (await chromium.NewPageAsync(app, Screen.Phone, script: false), await chromium.NewPageAsync(app, Screen.Phone, script: false));
        var patient = new PatientSteps(app, slow, "Lenoir");
        await patient.SearchAsync("Mirepoix");
        await quick.GotoAsync(slow.Url);
        await TakeAsync(slow, open.Slots[0]);
        await patient.FillInAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(11));
        await TakeAsync(quick, open.Slots[0]);
        await Expect(quick.Locator("h1")).ToHaveTextAsync("Vos informations");

        await patient.AskForCodeAsync();

        await Expect(slow.Locator("main")).ToContainTextAsync("Les dix minutes sont passées");
        await slow.Locator("button.slot").First.ClickAsync();
        await Expect(slow.GetByLabel("Nom de naissance")).ToHaveValueAsync("Lenoir");
        await patient.AskForCodeAsync();
        await patient.ConfirmAsync();
        await slow.Context.CloseAsync();
        await quick.Context.CloseAsync();
    }

    private static async Task RefuseTheFormOnceAsync(IPage page, PatientSteps patient)
    {
        await page.GetByLabel("Nom de naissance").FillAsync("Carlier-Petit");
        await page.GetByLabel("Mobile ou e-mail").FillAsync("06 12");
        await patient.AskForCodeAsync();

        await Expect(page).ToHaveTitleAsync("Erreur : Vos informations – Pacte");
        await Expect(page.Locator("[role=alert]")).ToBeFocusedAsync();
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("Il reste 4 points à corriger");
        await Expect(page.GetByLabel("Nom de naissance")).ToHaveValueAsync("Carlier-Petit");
        await Expect(page.GetByLabel("Mobile ou e-mail")).ToHaveValueAsync("06 12");
        await Expect(page.GetByLabel("Mobile ou e-mail")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    private static async Task AssertCalendarAsync(IPage page)
    {
        var address = await page.GetByText("Ajouter à mon agenda").GetAttributeAsync("href");
        var file = await page.APIRequest.GetAsync(address!);
        Assert.Equal("text/calendar; charset=utf-8", file.Headers["content-type"]);
        Assert.StartsWith("BEGIN:VCALENDAR", await file.TextAsync(), StringComparison.Ordinal);
    }

    // On paper: the hour, the place, the code; neither buttons nor what is said of printing. Then back.
    private static async Task AssertSlipAsync(IPage page)
    {
        await page.ClickAsync("text=Bon à imprimer");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Votre bon à imprimer");
        await Expect(page.GetByText("de votre navigateur")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var kept in (string[])[".ticket time", ".ticket .ref", ".qr svg"])
            await Expect(page.Locator(kept)).ToBeVisibleAsync();
        foreach (var left in (string[])["h1", ".crumb", "text=de votre navigateur"])
            await Expect(page.Locator(left)).ToBeHiddenAsync();
        Assert.Equal(1, await Paper.SheetsAsync(page));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.ClickAsync(".crumb a");
        await Expect(page.Locator("h1")).ToContainTextAsync("C’est réservé");
    }

    private static Task TakeAsync(IPage page, Slot slot) => page.ClickAsync($"button.slot[value='{slot.Id}']");

    private async Task<AppointmentState> StateAsync(OpenSession open)
    {
        await using var db = app.Database.Open();
        return await db.Appointments.Where(a => a.SessionId == open.Session.Id).Select(a => a.State).SingleAsync();
    }
}
