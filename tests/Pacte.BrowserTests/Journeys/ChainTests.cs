using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Features.Planning;
using static Microsoft.Playwright.Assertions;

namespace Pacte.BrowserTests.Journeys;

/// <summary>What the product is for: a day that a doctor declares becomes an appointment that a patient keeps. Each role has a browser of its own.</summary>
public sealed class ChainTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task A_day_declared_becomes_a_kept_appointment()
    {
        var (site, doctor, day) = (await app.Given.SiteAsync(), await app.Given.DoctorAsync(), app.Given.InDays(15));
        await app.Given.NeedAsync(site, day);
        var (atHome, atDesk, atAgency, onPhone) = (
            await chromium.NewPageAsync(app, Screen.Phone), await chromium.NewPageAsync(app, Screen.Desk),
            await chromium.NewPageAsync(app, Screen.Desk), await chromium.NewPageAsync(app, Screen.Phone, script: false));

        await EnterAsync(atHome, Given.AsDoctor(doctor));
        await OfferAsync(atHome, day);
        await EnterAsync(atAgency, Given.AsAgency(GivenPlaces.HautsDeFrance));
        await PlanAndPublishAsync(atAgency);
        await AcceptAsync(atHome);
        var desk = Given.AsFrontDesk(site);
        await EnterAsync(atDesk, desk);
        await ConfirmAsync(atDesk);
        await BookAsync(onPhone, site);
        app.Clock.MoveTo((await SessionAsync(doctor)).StartsAt.AddMinutes(-5));
        await ReceiveAsync(atDesk, desk);

        await using var db = app.Database.Open();
        Assert.Equal(SessionState.Held, (await SessionAsync(doctor)).State);
        Assert.Equal(AppointmentState.Attended, await db.Appointments.Where(a => a.DoctorId == doctor.Id).Select(a => a.State).SingleAsync());
        foreach (var page in new[] { atHome, atDesk, atAgency, onPhone })
            await page.Context.CloseAsync();
    }

    private async Task<Session> SessionAsync(Doctor doctor)
    {
        await using var db = app.Database.Open();
        return await db.Sessions.SingleAsync(s => s.DoctorId == doctor.Id);
    }

    private async Task EnterAsync(IPage page, Actor actor)
    {
        await using (var db = app.Database.Open())
        {
            db.Add(new StaffAccount
            {
                Id = actor.AccountId,
                Role = actor.Role,
                DisplayName = actor.DisplayName,
                DoctorId = actor.DoctorId,
                SiteId = actor.SiteId,
                RegionCode = actor.RegionCode,
                IsDemonstration = true,
            });
            await db.SaveChangesAsync();
        }

        await page.GotoAsync("/connexion");
        await page.ClickAsync($"button[value='{actor.AccountId}']");
        await Expect(page.Locator("header .who")).ToContainTextAsync(actor.DisplayName);
    }

    private static async Task OfferAsync(IPage page, DateOnly day)
    {
        await page.ClickAsync("text=Mon mois");
        foreach (var half in new[] { "Matins", "ApresMidis" })
            await page.Locator($"input[name={half}][value='{day:yyyy-MM-dd}']").CheckAsync();
        await page.ClickAsync("text=Enregistrer mes disponibilités");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("C’est enregistré");
    }

    private async Task PlanAndPublishAsync(IPage page)
    {
        await page.ClickAsync("nav >> text=Plan");
        await page.Locator("tr", new() { HasText = "Mars 2027" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Le calcul va commencer");
        Assert.True(await app.Get<ComputePlan>().ExecuteNextAsync(CancellationToken.None));
        await page.ClickAsync("text=Actualiser");
        await Expect(page.Locator("main")).ToContainTextAsync("Aucun plan ne fait mieux");
        await page.ClickAsync("text=Publier le plan");
        await page.ClickAsync("text=Oui, publier");
        await Expect(page.Locator(".bar .badge")).ToHaveTextAsync("Publié");
    }

    private static async Task AcceptAsync(IPage page)
    {
        await page.ReloadAsync();
        await page.ClickAsync("#propositions >> text=Accepter");
        await Expect(page.Locator("#propositions")).ToContainTextAsync("Aucune proposition");
    }

    private static async Task ConfirmAsync(IPage page)
    {
        await page.ClickAsync("text=Les jours à venir");
        await page.ClickAsync("text=Confirmer et ouvrir aux patients");
        await Expect(page.Locator("[role=status]")).ToContainTextAsync("C’est confirmé");
    }

    private async Task BookAsync(IPage page, Site site)
    {
        var patient = new PatientSteps(app, page, "Carlier");
        await patient.SearchAsync("80200");
        await Expect(page.Locator("main")).ToContainTextAsync(site.Name);
        await page.Locator("button.slot.first").ClickAsync();
        await patient.BookAsync();
    }

    /// <summary>Two weeks later: the desk's session is over, so the page asked for leads to the sign-in and back.</summary>
    private static async Task ReceiveAsync(IPage page, Actor desk)
    {
        await page.GotoAsync("/accueil");
        await page.ClickAsync($"button[value='{desk.AccountId}']");
        await page.ClickAsync("text=Le médecin est là");
        await Expect(page.Locator(".badge >> text=Médecin présent")).ToBeVisibleAsync();
        await page.Locator(".list li", new() { HasText = "Carlier" }).GetByText("Arrivé").ClickAsync();
        await Expect(page.Locator(".list .badge >> text=Arrivé")).ToBeVisibleAsync();
    }
}
