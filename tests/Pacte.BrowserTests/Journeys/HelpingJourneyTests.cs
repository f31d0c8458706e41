using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using static Microsoft.Playwright.Assertions;

namespace Pacte.BrowserTests.Journeys;

/// <summary>A town hall books for somebody who has neither mobile nor e-mail, on a phone whose browser runs no script.</summary>
public sealed class HelpingJourneyTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task A_town_hall_books_for_somebody_and_prints_the_slip()
    {
        var open = await app.Given.OpenSessionAsync(await app.Given.SiteAsync(GivenPlaces.Combles));
        var helper = await app.Given.HelperAsync(GivenPlaces.Ham);
        app.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));
        var page = await chromium.NewPageAsync(app, Screen.Phone, script: false);

        await page.GotoAsync("/aide-rendez-vous");
        await page.ClickAsync($"button[value='{helper.AccountId}']");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Réserver pour quelqu’un");
        await page.GetByLabel("Où habite la personne").FillAsync("Combles");
        await page.ClickAsync("text=Voir les horaires");
        await page.ClickAsync($"button.slot[value='{open.Slots[0].Id}']");
        await Expect(page.Locator("h1")).ToHaveTextAsync("La personne");

        await FillInAsync(page);
        await page.ClickAsync("text=Réserver pour cette personne");
        await Expect(page.Locator("[role=alert]")).ToContainTextAsync("Demandez à la personne si elle est d’accord");
        await Expect(page.GetByLabel("Nom de naissance")).ToHaveValueAsync("Vasseur");
        await page.Locator("input[name=Agreed]").CheckAsync();
        await page.ClickAsync("text=Réserver pour cette personne");

        await Expect(page.Locator("h1")).ToHaveTextAsync("Bon de rendez-vous");
        await AssertPrintsAsync(page, open);
        await page.ClickAsync("nav >> text=Mes réservations");
        await Expect(page.Locator("main li")).ToContainTextAsync("Odette Vasseur");
        await using var db = app.Database.Open();
        var made = await db.Appointments.SingleAsync(a => a.SessionId == open.Session.Id);
        Assert.Equal((BookingChannel.Helper, helper.AccountId), (made.Channel, made.AssistedBy));
        await page.Context.CloseAsync();
    }

    private static async Task FillInAsync(IPage page)
    {
        await page.GetByLabel("Prénom").FillAsync("Odette");
        await page.GetByLabel("Nom de naissance").FillAsync("Vasseur");
        await page.GetByLabel("Année").FillAsync("1931");
        await page.GetByLabel("Je ne connais pas le jour").CheckAsync();
        await page.GetByLabel("Commune", new() { Exact = true }).FillAsync("Combles");
        await page.GetByLabel("Téléphone fixe").FillAsync("03 22 84 01 02");
        await page.GetByLabel("Non, pas en ce moment").CheckAsync();
    }

    // On paper: the hour, the place, the code of the link, and no button.
    private static async Task AssertPrintsAsync(IPage page, OpenSession open)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator(".ticket time")).ToBeVisibleAsync();
        await Expect(page.Locator(".ticket")).ToContainTextAsync(open.Site.Name);
        await Expect(page.Locator(".qr svg")).ToBeVisibleAsync();
        await Expect(page.GetByText("À quoi sert ce bon")).ToBeVisibleAsync();
        foreach (var hidden in new[] { ".btn", "nav.menu", ".crumb", "text=Et maintenant" })
        {
            foreach (var element in await page.Locator(hidden).AllAsync())
                await Expect(element).ToBeHiddenAsync();
        }

        Assert.Equal(1, await Paper.SheetsAsync(page));
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
    }
}
