using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Features.Booking.Finding;

public sealed class WaysOnTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Every_empty_answer_says_why_and_shows_ways_on()
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Ham), date: Given.InDays(4));
        var full = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.Combles), date: Given.InDays(3));
        await using (var db = App.Database.Open())
        {
            foreach (var slot in await db.Slots.Where(s => s.SiteId == full.Site.Id).ToListAsync())
                slot.Keep(KeptFor.Offers, Now.AddDays(1));
            await db.SaveChangesAsync();
        }

        using var patient = new Patient(App);

        var reach = await patient.SearchAsync("Combles", "&distance=20");
        Assert.Contains("Aucun horaire n’y est libre", reach.Text);
        Assert.Contains("Aller plus loin", reach.Text);
        Assert.Contains("Chercher à moins de 60", reach.Text);
        Assert.Contains("s’ouvrent à tous", reach.Text);
        Assert.Contains(full.Site.Name, reach.Text);
        Assert.StartsWith("/zones/hauts-de-france/", (await reach.FollowAsync("Les lieux de la zone")).Path, StringComparison.Ordinal);

        var afternoon = await patient.SearchAsync("Ham", "&moment=apres-midi");
        Assert.Contains("d’horaire libre l’après-midi", afternoon.Text);
        Assert.Equal(3, afternoon.Document.QuerySelectorAll("button.slot").Length);
        Assert.Equal(open.Slots[0].Id.ToString(), afternoon.Document.QuerySelector("button.slot")!.GetAttribute("value"));
        Assert.Contains(open.Site.Name, (await afternoon.FollowAsync("sans choisir le moment")).Text);

        var waiting = await afternoon.FollowAsync("Rejoindre la liste d’attente");
        Assert.Contains("Autour de Ham", waiting.Text);
        Assert.Null(waiting.Document.QuerySelector("input[name='Wish.Mornings'][checked]"));
        Assert.NotNull(waiting.Document.QuerySelector("input[name='Wish.Afternoons'][checked]"));

        var nowhere = await patient.SearchAsync("Sainte-Rose");
        Assert.Contains("Choisir dans la liste des zones", nowhere.Text);
        foreach (var page in (Page[])[reach, afternoon, nowhere])
        {
            Assert.InRange(page.Document.QuerySelectorAll("ol.next > li").Length, 2, 8);
            Assert.Contains("Se faire aider", page.Text);
            Assert.DoesNotContain("Téléphoner", page.Text);
        }
    }

    [Fact]
    public async Task The_phone_advice_of_a_departement_shows_on_its_days_only()
    {
        await Given.PlacesAsync();
        await using (var db = App.Database.Open())
        {
            db.Add(new DepartementAdvice
            {
                Id = Guid.CreateVersion7(),
                DepartementCode = "09",
                From = Given.InDays(1),
                Until = Given.InDays(2),
                Phone = "05\u00A000\u00A000\u00A000\u00A000",
                Words = "Un infirmier vous répond de 9\u00A0h à 18\u00A0h.",
            });
            await db.SaveChangesAsync();
        }

        using var patient = new Patient(App);

        Assert.DoesNotContain("Un infirmier", (await patient.SearchAsync("Mirepoix")).Text);
        App.Clock.Advance(TimeSpan.FromDays(1));
        var page = await patient.SearchAsync("Mirepoix");
        Assert.Contains("Un infirmier vous répond", page.Text);
        Assert.Equal("tel:0500000000", page.Find("a[href^='tel:05']").GetAttribute("href"));
        Assert.DoesNotContain("Un infirmier", (await patient.SearchAsync("Ham", "&specialite=Psychiatry")).Text);
        App.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain("Un infirmier", (await patient.SearchAsync("Mirepoix")).Text);
    }
}
