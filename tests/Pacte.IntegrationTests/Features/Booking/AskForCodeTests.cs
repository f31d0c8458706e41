using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class AskForCodeTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Sends_six_digits_and_stores_none_of_them()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);

        var code = await AskForCodeAsync(draft, SomebodyNew());

        var stored = await DraftAsync(draft);
        Assert.Equal(32, stored.CodeHash!.Length);
        Assert.Equal((Now.AddMinutes(10), BookingDraft.CodeTries), (stored.CodeExpiresAt!.Value, stored.CodeTriesLeft));
        await using var db = App.Database.Open();
        var message = await db.OutboxMessages.SingleAsync(m => m.EventKey == $"booking-code:{draft:N}:1");
        Assert.DoesNotContain(code, message.Subject);
        Assert.Contains("Démonstration", message.Body);
        Assert.Equal(stored.CodeExpiresAt, message.ExpiresAt);
    }

    [Fact]
    public async Task Refuses_a_form_that_is_not_complete()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        var form = SomebodyNew();
        form.LastName = null;
        await Use<SaveDetails>().ExecuteAsync(draft, form, default);

        Assert.Equal(BookingRefusal.DetailsMissing, (await Use<AskForCode>().ExecuteAsync(draft, default)).Refusal);
    }

    [Fact]
    public async Task Sends_four_codes_at_most()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        await AskForCodeAsync(draft, SomebodyNew());
        for (var again = 0; again < 3; again++)
            Assert.True((await Use<AskForCode>().ExecuteAsync(draft, default)).IsDone);

        Assert.Equal(BookingRefusal.TooManyCodes, (await Use<AskForCode>().ExecuteAsync(draft, default)).Refusal);
    }

    [Fact]
    public async Task Refuses_to_send_more_than_a_recipient_may_get_in_a_day()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        for (var sent = 0; sent < 20; sent += 4)
        {
            var other = await HoldAsync(open.Slots[sent / 4]);
            await AskForCodeAsync(other, form);
            for (var again = 0; again < 3; again++)
                await Use<AskForCode>().ExecuteAsync(other, default);
            App.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        var draft = await HoldAsync(open.Slots[8]);
        await Use<SaveDetails>().ExecuteAsync(draft, form, default);

        Assert.Equal(BookingRefusal.TooManyMessages, (await Use<AskForCode>().ExecuteAsync(draft, default)).Refusal);
    }

    [Fact]
    public async Task Sends_nothing_once_somebody_else_has_the_slot()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        await Use<SaveDetails>().ExecuteAsync(draft, SomebodyNew(), default);
        App.Clock.Advance(BookingDraft.HoldTime);
        await HoldAsync(open.Slots[0]);

        Assert.Equal(BookingRefusal.HoldOver, (await Use<AskForCode>().ExecuteAsync(draft, default)).Refusal);
        Assert.Equal(BookingRefusal.NotFound, (await Use<AskForCode>().ExecuteAsync(Guid.CreateVersion7(), default)).Refusal);
    }

    [Fact]
    public async Task A_new_code_and_a_new_contact_make_the_former_code_worthless()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        var form = SomebodyNew();
        var first = await AskForCodeAsync(draft, form);
        var second = await AskForCodeAsync(draft, form);
        if (first != second)
            Assert.Equal(BookingRefusal.WrongCode, (await ConfirmAsync(draft, first)).Refusal);

        form.Contact = SomebodyNew().Contact;
        await Use<SaveDetails>().ExecuteAsync(draft, form, default);

        Assert.Equal(BookingRefusal.CodeExpired, (await ConfirmAsync(draft, second)).Refusal);
    }
}
