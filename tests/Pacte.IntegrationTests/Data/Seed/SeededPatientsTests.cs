using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Data.Seed;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Reminders;

namespace Pacte.IntegrationTests.Data.Seed;

/// <summary>The people of a demonstration are patients like any other: their messages arrive and the links in them open.</summary>
public sealed partial class SeededPatientsTests(PacteApp app) : IClassFixture<PacteApp>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        var seeded = await app.Get<SeedScenario>().ExecuteAsync(new("outremer"), default);
        Assert.True(seeded.IsDone, seeded.Refusal.ToString());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_link_of_a_reminder_opens()
    {
        await app.Get<WriteReminders>().ExecuteAsync(default);

        await using var db = app.Database.Open();
        var reminders = await db.OutboxMessages
            .Where(m => m.Kind == MessageKind.ThreeDaysBefore || m.Kind == MessageKind.DayBefore).OrderBy(m => m.EventKey).Take(20).ToListAsync();
        Assert.NotEmpty(reminders);
        using var visitor = app.NewVisitor();
        foreach (var reminder in reminders)
        {
            var page = await visitor.GetAsync(Link().Match(reminder.Body).Value);
            Assert.True(page.Status is HttpStatusCode.OK, $"{page.Path}: {page.Status}");
        }
    }

    [Fact]
    public async Task Whoever_types_the_number_or_address_gets_the_link_again()
    {
        await using var db = app.Database.Open();
        var now = app.Clock.GetUtcNow();
        var known = await (
            from appointment in db.Appointments
            join person in db.Persons on appointment.PersonId equals person.Id
            where appointment.State == AppointmentState.Booked && appointment.StartsAt > now && person.Contact != null
            orderby appointment.StartsAt
            select new { appointment.Reference, person.Contact }).Take(40).ToListAsync();
        Assert.Contains(known, person => person.Contact.StartsWith("+262639", StringComparison.Ordinal));
        Assert.Contains(known, person => person.Contact.Contains('@', StringComparison.Ordinal));
        foreach (var person in known)
            await app.Get<SendLinks>().ExecuteAsync(new Contact(person.Contact).Spoken, default);

        var sent = await db.OutboxMessages.Where(m => m.Kind == MessageKind.Links).Select(m => m.Body).ToListAsync();
        Assert.All(known, person => Assert.Contains(sent, body => body.Contains(person.Reference, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_live_offer_can_be_opened_and_so_can_the_wait_that_it_answers()
    {
        await using var db = app.Database.Open();
        var now = app.Clock.GetUtcNow();
        var offer = await db.SlotOffers.FirstAsync(o => o.State == OfferState.Offered && o.Until > now);
        using var visitor = app.NewVisitor();

        var page = await visitor.GetAsync(app.Get<OfferLinks>().OfferPath(offer.Id));
        var wait = await visitor.GetAsync(app.Get<OfferLinks>().EntryPath(offer.EntryId!.Value));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, wait.Status));
    }

    [GeneratedRegex(@"/rendez-vous/\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
