using System.Net;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class JourneyTests(PacteApp app) : IClassFixture<PacteApp>
{
    private readonly Given given = new(app.Database, app.Clock);

    [Fact]
    public async Task A_patient_searches_holds_proves_books_and_cancels()
    {
        var open = await given.OpenSessionAsync();
        using var patient = new Patient(app);

        var results = await patient.SearchAsync("péronne");
        Assert.Equal(HttpStatusCode.OK, results.Status);
        Assert.Contains(open.Site.Name, results.Text);
        Assert.Contains("Sans dépassement d’honoraires", results.Text);

        var form = await results.Form("button.slot.first").SubmitAsync();
        Assert.Equal("Vos informations", form.Heading);
        Assert.Contains("gardé pour vous jusqu’à", form.Text);

        var code = await patient.FillInAsync(form);
        Assert.Equal("Écrivez le code reçu", code.Heading);

        var booked = await patient.ConfirmAsync(code);
        Assert.StartsWith("C’est réservé", booked.Heading);
        Assert.Contains(open.Doctor.LastName, booked.Text);
        Assert.Single(booked.TextsOf("dt, h2"), "À apporter");
        Assert.Equal("Sans dépassement d’honoraires.", booked.TextsOf("dl div").Single(term => term.StartsWith("Tarif", StringComparison.Ordinal))["Tarif".Length..]);
        Assert.Contains("votre place sera aussitôt proposée à d’autres", booked.Text);
        Assert.Contains("no-store", booked.Headers["Cache-Control"]);
        Assert.Equal("no-referrer", booked.Headers["Referrer-Policy"]);

        var calendar = await patient.Browser.GetAsync(booked.Find("a[href*='calendrier.ics']").GetAttribute("href")!);
        Assert.StartsWith("BEGIN:VCALENDAR", calendar.Body);

        var asked = await booked.FollowAsync("Annuler le rendez-vous");
        Assert.Equal("Annuler le rendez-vous ?", asked.Heading);
        var cancelled = await asked.Form().Fill("Reason", "TooFar").SubmitAsync("Oui, annuler");
        Assert.Equal("C’est annulé", cancelled.Heading);

        var again = await patient.SearchAsync("Péronne");
        Assert.Contains(open.Slots[0].Id.ToString(), again.Body);
    }
}
