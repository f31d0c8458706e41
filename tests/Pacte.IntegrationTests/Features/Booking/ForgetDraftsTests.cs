using Microsoft.EntityFrameworkCore;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

public sealed class ForgetDraftsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Erases_what_was_typed_a_day_after_the_hold_and_not_before()
    {
        var open = await Given.OpenSessionAsync();
        var old = await HoldAsync(open.Slots[0]);
        App.Clock.Advance(ForgetDrafts.Kept);
        var recent = await HoldAsync(open.Slots[1]);
        await Use<ForgetDrafts>().ExecuteAsync(default);
        await DraftAsync(old);

        App.Clock.Advance(TimeSpan.FromMinutes(11));
        await Use<ForgetDrafts>().ExecuteAsync(default);

        await using var db = App.Database.Open();
        Assert.Equal([recent], await db.BookingDrafts.Select(d => d.Id).ToListAsync());
    }
}
