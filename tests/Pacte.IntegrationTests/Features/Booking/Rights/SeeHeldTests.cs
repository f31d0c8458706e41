using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking.Rights;

namespace Pacte.IntegrationTests.Features.Booking.Rights;

public sealed class SeeHeldTests(PacteApp app) : RightsTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Shows_all_that_is_held_on_the_person_and_nothing_of_their_family()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var child = SomebodyNew();
        (child.Contact, child.Birth) = (form.Contact, new() { Day = "3", Month = "5", Year = "2019" });
        var own = await BookAsync(open.Slots[0], form);
        await BookAsync(open.Slots[1], child);

        var person = Assert.Single(await SeeAsync(await ProveAsync(form)));

        Assert.Equal(form.LastName, person.LastName);
        Assert.Equal(own.Reference, Assert.Single(person.Appointments).Reference);
        Assert.Contains(own.Reference, Assert.Single(person.Messages).Body);
    }

    [Fact]
    public async Task Answers_the_same_and_writes_as_much_whether_anything_is_held_or_not()
    {
        var open = await Given.OpenSessionAsync();
        var known = SomebodyNew();
        await BookAsync(open.Slots[0], known);
        var unknown = SomebodyNew();

        var (one, other) = (await ProveAsync(known), await ProveAsync(unknown));

        Assert.Empty(await SeeAsync(other));
        await using var db = App.Database.Open();
        var sent = await db.OutboxMessages.Where(m => m.EventKey.StartsWith("rights-code:")).ToListAsync();
        foreach (var draft in new[] { one, other })
            Assert.Single(sent, m => m.EventKey.Contains(draft.ToString("N"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opens_by_the_right_code_only_and_closes_after_half_an_hour()
    {
        var form = SomebodyNew();
        var asked = (await Use<AskForRights>().ExecuteAsync(new() { Contact = form.Contact, Birth = form.Birth }, [1], default)).Value;
        var code = await RightsCodeAsync(asked);

        Assert.Equal(RightsRefusal.WrongCode, (await Use<ProveRights>().ExecuteAsync(asked, code == "000000" ? "000001" : "000000", default)).Refusal);
        Assert.Null(await Use<SeeHeld>().ExecuteAsync(asked, default));
        Assert.True((await Use<ProveRights>().ExecuteAsync(asked, code, default)).IsDone);
        Assert.NotNull(await Use<SeeHeld>().ExecuteAsync(asked, default));

        App.Clock.Advance(BookingDraft.RightsTime);
        Assert.Null(await Use<SeeHeld>().ExecuteAsync(asked, default));
    }

    [Fact]
    public async Task Refuses_a_sixth_guess_and_the_code_of_a_booking()
    {
        var form = SomebodyNew();
        var asked = (await Use<AskForRights>().ExecuteAsync(new() { Contact = form.Contact, Birth = form.Birth }, [1], default)).Value;
        var code = await RightsCodeAsync(asked);
        for (var guess = 0; guess < BookingDraft.CodeTries; guess++)
            await Use<ProveRights>().ExecuteAsync(asked, "x", default);

        Assert.Equal(RightsRefusal.NoTriesLeft, (await Use<ProveRights>().ExecuteAsync(asked, code, default)).Refusal);

        var open = await Given.OpenSessionAsync();
        var booking = await HoldAsync(open.Slots[0]);
        var other = await AskForCodeAsync(booking, SomebodyNew());
        Assert.Equal(RightsRefusal.NotProved, (await Use<ProveRights>().ExecuteAsync(booking, other, default)).Refusal);
    }
}
