using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class TwoInstancesTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_patient_books_and_cancels_between_two_instances_on_one_database()
    {
        var open = await new Given(app.Database, app.Clock).OpenSessionAsync();
        await using var other = app.WithWebHostBuilder(_ => { });
        using var turns = new TakingTurns([app, other]);
        using var patient = new Patient(app) { Browser = turns.NewVisitor() };

        var results = await patient.SearchAsync("péronne");
        Assert.Contains(open.Site.Name, results.Text, StringComparison.Ordinal);
        var booked = await patient.ConfirmAsync(await patient.FillInAsync(await results.Form("button.slot.first").SubmitAsync()));
        Assert.StartsWith("C’est réservé", booked.Heading, StringComparison.Ordinal);
        var asked = await booked.FollowAsync("Annuler le rendez-vous");
        var cancelled = await asked.Form().Fill("Reason", "TooFar").SubmitAsync("Oui, annuler");

        Assert.Equal("C’est annulé", cancelled.Heading);
        // Each of them took part in every step: a page, the post of its form, the page after.
        Assert.True(turns.Count >= 8, $"{turns.Count} requests");
    }
}
