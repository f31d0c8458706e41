using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Outbox;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class StoppedContactTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_contact_that_was_given_up_is_written_to_again_once_its_code_came_back()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        await StopAsync(form.Contact!);
        var draft = await HoldAsync(open.Slots[0]);
        var code = await AskForCodeAsync(draft, form);

        Assert.Equal(BookingRefusal.WrongCode, (await ConfirmAsync(draft, code == "000000" ? "000001" : "000000")).Refusal);
        Assert.True(await IsStoppedAsync(form.Contact!));
        var booked = await ConfirmAsync(draft, code);
        await Use<MessageQueue>().SettleAsync(default);

        Assert.False(await IsStoppedAsync(form.Contact!));
        await using var db = App.Database.Open();
        var states = await db.OutboxMessages.Where(m => m.Address == form.Contact).OrderBy(m => m.CreatedAt).Select(m => m.State).ToListAsync();
        Assert.Equal([MessageState.Waiting, MessageState.Waiting], states);
        Assert.NotEqual(Guid.Empty, booked.Value);
    }

    private async Task StopAsync(string contact)
    {
        await using var db = App.Database.Open();
        db.StoppedChannels.Add(new()
        {
            RecipientKey = Use<OutboxWriter>().RecipientKeyOf(contact),
            Channel = MessageChannel.Email,
            Reason = StopReason.Bounced,
            Since = Now,
        });
        await db.SaveChangesAsync();
    }

    private async Task<bool> IsStoppedAsync(string contact)
    {
        var key = Use<OutboxWriter>().RecipientKeyOf(contact);
        await using var db = App.Database.Open();
        return await db.StoppedChannels.AnyAsync(s => s.RecipientKey == key);
    }
}
