using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.BrowserTests.Journeys;

/// <summary>What a patient does on each page, by what they read there.</summary>
internal sealed partial class PatientSteps(ListeningApp app, IPage page, string lastName)
{
    public string Contact { get; } = $"{lastName.ToLowerInvariant()}@exemple.test";

    public async Task SearchAsync(string place)
    {
        // Sites are kept in memory for a while; the tests add theirs in between.
        app.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));
        await page.GotoAsync("/");
        await page.GetByLabel("Où habitez-vous").FillAsync(place);
        await page.ClickAsync("text=Voir les rendez-vous");
        await Assertions.Expect(page).ToHaveURLAsync(SearchAddress());
    }

    [GeneratedRegex("/recherche\\?lieu=", RegexOptions.None, 1000)]
    private static partial Regex SearchAddress();

    public async Task FillInAsync()
    {
        await page.GetByLabel("Pour moi").CheckAsync();
        await page.GetByLabel("Prénom").FillAsync("Louise");
        await page.GetByLabel("Nom de naissance").FillAsync(lastName);
        await page.GetByLabel("Commune").FillAsync("Péronne");
        await page.GetByLabel("Jour", new() { Exact = true }).FillAsync("14");
        await page.GetByLabel("Mois", new() { Exact = true }).FillAsync("7");
        await page.GetByLabel("Année").FillAsync("1961");
        await page.GetByLabel("Mobile ou e-mail").FillAsync(Contact);
        await page.GetByLabel("Non, pas en ce moment").CheckAsync();
    }

    public Task AskForCodeAsync() => page.ClickAsync("text=Recevoir mon code");

    public async Task ConfirmAsync()
    {
        await page.GetByLabel("Code à six chiffres").FillAsync(await app.Database.LastCodeToAsync(Contact));
        await page.ClickAsync("text=Confirmer le rendez-vous");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("C’est réservé");
    }

    /// <summary>From a slot just taken to the confirmation.</summary>
    public async Task BookAsync()
    {
        await FillInAsync();
        await AskForCodeAsync();
        await ConfirmAsync();
    }
}
