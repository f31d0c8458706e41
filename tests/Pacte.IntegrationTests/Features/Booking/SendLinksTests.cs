using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class SendLinksTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Sends_every_upcoming_link_to_the_contact_itself_once()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var child = SomebodyNew();
        child.Contact = form.Contact;
        var first = await BookAsync(open.Slots[0], form);
        var second = await BookAsync(open.Slots[1], child);

        Assert.True((await Use<SendLinks>().ExecuteAsync(form.Contact!.ToUpperInvariant(), default)).IsDone);
        Assert.True((await Use<SendLinks>().ExecuteAsync(form.Contact, default)).IsDone);

        var sent = Assert.Single(await LinksAsync(form.Contact));
        Assert.Contains(first.Reference, sent);
        Assert.Contains(second.Reference, sent);
    }

    [Fact]
    public async Task Answers_the_same_when_there_is_nothing_to_send()
    {
        var nobody = SomebodyNew().Contact!;

        Assert.True((await Use<SendLinks>().ExecuteAsync(nobody, default)).IsDone);
        Assert.Empty(await LinksAsync(nobody));
    }

    [Fact]
    public async Task Refuses_what_is_no_contact() =>
        Assert.Equal(ContactRefusal.Unreadable, (await Use<SendLinks>().ExecuteAsync("Louise", default)).Refusal);

    private async Task<List<string>> LinksAsync(string address)
    {
        await using var db = App.Database.Open();
        return await db.OutboxMessages.Where(m =>
            m.Address == address && m.EventKey.StartsWith("links:")).Select(m => m.Body).ToListAsync();
    }
}
