using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Reminders;

namespace Pacte.IntegrationTests.Features.Booking.Reminders;

/// <summary>What the messages to patients say, and do not say.</summary>
public sealed class WordsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    // Whoever reads over a shoulder, or shares the mailbox, learns where and when, and not why.
    private static readonly string[] Medical =
    [
        "médecin", "docteur", "généraliste", "pédiatre", "gynéco", "cardio", "endocrino", "dermato", "psych", "rhumato", "consultation",
        "ordonnance", "vitale", "traitement", "maladie", "malade", "symptôme", "examen", "diagnostic", "patient", "soin", "hôpital",
    ];

    [Fact]
    public async Task No_message_says_anything_medical()
    {
        foreach (var specialty in Enum.GetValues<Specialty>())
        {
            var open = await Given.OpenSessionAsync(doctor: await Given.DoctorAsync(specialty: specialty), date: Given.InDays(30));
            var appointment = await BookAsync(open.Slots[0]);
            var site = new PublicSite(open.Site);
            var words = Use<ReminderMessages>();
            foreach (var contact in new[] { "louise@exemple.test", "+33639980001" })
            {
                foreach (var kind in new[] { MessageKind.ThreeDaysBefore, MessageKind.DayBefore })
                    AssertPlain(words.Of(kind, appointment, contact, site, appointment.StartsAt).Body);
                AssertPlain(Use<BookingMessages>().Booked(appointment, new Contact(contact), site).Body);
                AssertPlain(Use<BookingMessages>().Cancelled(appointment, contact, site).Body);
                AssertPlain(Use<BookingMessages>().Links("-", contact, [(appointment, site)]).Body);
            }
        }

        await using var db = App.Database.Open();
        var sent = await db.OutboxMessages.Select(m => new { m.Subject, m.Body }).ToListAsync();
        Assert.NotEmpty(sent);
        Assert.All(sent, message => AssertPlain($"{message.Subject}\n{message.Body}"));
    }

    [Theory]
    [InlineData("Maison de santé de Péronne")]
    [InlineData("Maison de santé pluriprofessionnelle intercommunale du Pays du Coquelicot et de la Haute-Somme, antenne de Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson")]
    public async Task A_reminder_by_short_message_costs_two_segments_at_most_and_keeps_its_hour_and_its_link(string name)
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(GivenPlaces.SainteRose), date: Given.InDays(30));
        var appointment = await Given.AppointmentAsync(open);
        await using (var db = App.Database.Open())
            await db.Sites.Where(s => s.Id == open.Site.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Name, name));
        await using var read = App.Database.Open();
        var site = new PublicSite(await read.Sites.SingleAsync(s => s.Id == open.Site.Id));

        foreach (var kind in new[] { MessageKind.ThreeDaysBefore, MessageKind.DayBefore })
        {
            var body = Gsm7.Fold(Use<ReminderMessages>().Of(kind, appointment, "+590690000001", site, appointment.StartsAt).Body);

            Assert.True(Gsm7.Holds(body));
            Assert.InRange(Gsm7.Segments(body), 1, ReminderMessages.SegmentsAtMost);
            Assert.Contains(Use<AppointmentLinks>().KeyOf(appointment.Id), body, StringComparison.Ordinal);
            Assert.Contains("9 h", body, StringComparison.Ordinal);
            Assert.Contains("Maison de sant", body, StringComparison.Ordinal);
        }
    }

    private static void AssertPlain(string text) =>
        Assert.DoesNotContain(Medical, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
