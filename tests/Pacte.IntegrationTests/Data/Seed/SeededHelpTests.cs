using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Data.Seed;
using Pacte.Web.Features.Booking.Helping;
using Pacte.Web.Features.Booking.Reminders;
using Pacte.Web.Features.FrontDesk.Calls;

namespace Pacte.IntegrationTests.Data.Seed;

/// <summary>Whoever looks around a demonstration as the town hall or as the front desk meets people who have neither mobile nor e-mail.</summary>
public sealed class SeededHelpTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Theory]
    [InlineData("national")]
    [InlineData("region")]
    [InlineData("outremer")]
    public async Task The_town_hall_sees_what_it_booked_and_the_front_desk_whom_to_call(string scene)
    {
        await SeedAsync(scene);
        var (helper, desk) = await AccountsAsync();
        var now = app.Clock.GetUtcNow();

        var helped = await app.Get<SeeHelped>().ExecuteAsync(helper, default);
        Assert.InRange(helped.Count, 3, 5);
        Assert.Contains(helped, h => h.State is AppointmentState.Attended && h.StartsAt < now);
        Assert.Contains(helped, h => h.IsUpcomingAt(now) && h.StartsAt > now.AddDays(3));

        await app.Get<WriteReminders>().ExecuteAsync(default);
        var calls = (await app.Get<SeeCalls>().ExecuteAsync(desk, default)).Where(call => call.Messages.Any(m => m.ByVoice)).ToList();
        var soon = helped.Where(h => h.IsUpcomingAt(now) && h.StartsAt <= now.AddDays(3)).ToList();
        Assert.NotEmpty(soon);
        Assert.Equivalent(soon.Select(h => h.Id), calls.Select(call => call.AppointmentId), strict: true);
        Assert.All(calls, call => Assert.Single(call.Messages, m => m.Kind is MessageKind.ThreeDaysBefore or MessageKind.DayBefore));
        // A landline here, the town hall there.
        Assert.Contains(calls, call => call.Reach.Href is not null);
    }

    [Fact]
    public async Task They_are_known_as_those_whom_somebody_really_books_for()
    {
        await SeedAsync("outremer");
        var (helper, _) = await AccountsAsync();
        await using var db = app.Database.Open();
        var people = await db.Persons.Where(p => p.Contact == null).ToListAsync();
        var ids = people.Select(p => p.Id).ToList();
        var appointments = await db.Appointments.Where(a => ids.Contains(a.PersonId)).ToListAsync();

        Assert.Equal(people.Count, appointments.Count);
        Assert.All(appointments, a => Assert.Equal(
            (BookingChannel.Helper, helper.AccountId, a.BookedAt, HelpAgreement.Current), (a.Channel, a.AssistedBy!.Value, a.AgreedAt!.Value, a.AgreementVersion!.Value)));
        Assert.All(people, p =>
        {
            var identity = new PersonIdentity(p.LastName, p.FirstName, p.BirthDate, Contact: null) { CommuneInsee = p.CommuneInsee };
            Assert.Equal(app.Get<PatientKeys>().OfPerson(identity), p.IdentityKey);
            Assert.NotNull(p.CommuneInsee);
        });
        Assert.Contains(people, p => p.Phone is null);
        Assert.All(people.Where(p => p.Phone is not null), p => Assert.Matches(@"^\+33(26191|53649)[0-9]{4}$", p.Phone!));
    }

    [Fact]
    public async Task The_slip_of_each_who_is_still_to_come_prints()
    {
        await SeedAsync("region");
        var (helper, _) = await AccountsAsync();
        using var townHall = app.NewVisitor(helper);

        foreach (var helped in await app.Get<SeeHelped>().ExecuteAsync(helper, default))
        {
            var slip = await townHall.GetAsync(HelpPaths.Slip(helped.Id));
            Assert.Equal(helped.IsUpcomingAt(app.Clock.GetUtcNow()), slip.Text.Contains(helped.Reference, StringComparison.Ordinal));
        }
    }

    private async Task SeedAsync(string scene)
    {
        var seeded = await app.Get<SeedScenario>().ExecuteAsync(new(scene), default);
        Assert.True(seeded.IsDone, seeded.Refusal.ToString());
    }

    private async Task<(Actor Helper, Actor Desk)> AccountsAsync()
    {
        await using var db = app.Database.Open();
        var accounts = await db.StaffAccounts.Where(a => a.Role == Role.Helper || a.Role == Role.FrontDesk).ToListAsync();
        var helper = accounts.Single(a => a.Role is Role.Helper && a.PlaceName!.StartsWith("Mairie", StringComparison.Ordinal));
        var today = await db.Sites.Where(s => s.CommuneInsee == helper.PlaceInsee).Select(s => s.Id).ToListAsync();
        return (helper.AsActor(), accounts.Single(a => a.SiteId is { } site && today.Contains(site)).AsActor());
    }
}
