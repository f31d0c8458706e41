using Npgsql;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class OnePlaceAtATimeTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string MoveToDoctor = "update sessions set doctor_id = $2 where id = $1";
    private const string MoveToRoom = "update sessions set room = $2 where id = $1";

    [Fact]
    public async Task A_doctor_is_not_sent_to_two_places_at_once()
    {
        var (busy, other) = (await Given.DoctorAsync(), await Given.DoctorAsync());
        await Given.SessionAsync(await Given.SiteAsync(), busy, Given.InDays(8));
        var elsewhere = await Given.SessionAsync(await Given.SiteAsync(), other, Given.InDays(8), DayPart.Afternoon);

        Assert.Equal(ConstraintNames.DoctorIsInOnePlace, await RefusalOfAsync(MoveToDoctor, elsewhere.Id, busy.Id));
    }

    [Fact]
    public async Task A_doctor_may_work_two_halves_of_a_day()
    {
        var (busy, other) = (await Given.DoctorAsync(), await Given.DoctorAsync());
        await Given.SessionAsync(await Given.SiteAsync(), busy, Given.InDays(8), DayPart.Morning);
        var elsewhere = await Given.SessionAsync(await Given.SiteAsync(), other, Given.InDays(8), DayPart.Afternoon);

        await ExecuteAsync(MoveToDoctor, elsewhere.Id, busy.Id);
    }

    [Fact]
    public async Task Ten_proposals_for_one_morning_make_one_session()
    {
        var doctor = await Given.DoctorAsync();
        var waiting = new List<Session>();
        for (var i = 0; i < 10; i++)
            waiting.Add(await Given.SessionAsync(await Given.SiteAsync(), await Given.DoctorAsync(), Given.InDays(9), DayPart.Morning));

        var rules = await Race.RunAsync(10, i => TryAsync(MoveToDoctor, waiting[i].Id, doctor.Id));

        Assert.Single(rules, rule => rule is null);
        Assert.All(rules.OfType<string>(), rule => AssertRefusedOrLost(ConstraintNames.DoctorIsInOnePlace, rule));
    }

    [Fact]
    public async Task Eight_sessions_moved_to_one_room_at_once_leave_one_there()
    {
        var site = await Given.SiteAsync(rooms: 9);
        var waiting = new List<Session>();
        for (var room = 1; room <= 8; room++)
            waiting.Add(await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(12), DayPart.Morning, room: room));

        var rules = await Race.RunAsync(8, i => TryAsync(MoveToRoom, waiting[i].Id, 9));

        Assert.Single(rules, rule => rule is null);
        Assert.All(rules.OfType<string>(), rule => AssertRefusedOrLost(ConstraintNames.RoomHasOneSession, rule));
    }

    [Fact]
    public async Task A_room_is_not_given_twice()
    {
        var site = await Given.SiteAsync();
        await Given.NeedAsync(site, Given.InDays(10), DayPart.Morning, 1, 2, 2);
        await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10), DayPart.Morning, room: 1);
        var second = await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10), DayPart.Morning, room: 2);

        Assert.Equal(ConstraintNames.RoomHasOneSession, await RefusalOfAsync(MoveToRoom, second.Id, 1));
    }

    [Fact]
    public async Task A_room_that_the_site_does_not_have_is_refused()
    {
        var session = await Given.SessionAsync(await Given.SiteAsync(rooms: 2), await Given.DoctorAsync(), Given.InDays(10));

        Assert.Equal(ConstraintNames.RoomExistsAtSite, await RefusalOfAsync(MoveToRoom, session.Id, 3));
    }

    [Fact]
    public async Task A_site_does_not_give_up_the_room_of_a_session_to_come()
    {
        const string KeepOne = "update sites set room_count = 1 where id = $1";
        var site = await Given.SiteAsync(rooms: 2);
        var session = await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10), room: 2);

        Assert.Equal(ConstraintNames.RoomExistsAtSite, await RefusalOfAsync(KeepOne, site.Id));

        await ExecuteAsync("update sessions set state = 'Declined' where id = $1", session.Id);
        await ExecuteAsync(KeepOne, site.Id);
    }

    [Fact]
    public async Task A_room_given_up_while_a_session_moves_there_goes_to_one_of_the_two()
    {
        for (var round = 0; round < 10; round++)
        {
            var site = await Given.SiteAsync(rooms: 2);
            var session = await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(10), room: 1);

            var rules = await Race.RunAsync(2, i => i == 0
                ? TryAsync("update sites set room_count = 1 where id = $1", site.Id)
                : TryAsync(MoveToRoom, session.Id, 2));

            Assert.Single(rules, rule => rule is null);
            Assert.Contains(ConstraintNames.RoomExistsAtSite, rules);
        }
    }

    [Fact]
    public async Task A_declined_session_gives_doctor_and_room_back()
    {
        var (site, doctor) = (await Given.SiteAsync(rooms: 1), await Given.DoctorAsync());
        var declined = await Given.SessionAsync(site, doctor, Given.InDays(11));
        await ExecuteAsync("update sessions set state = 'Declined' where id = $1", declined.Id);

        await Given.SessionAsync(site, doctor, Given.InDays(11));
    }

    // Two that wait for one another's index entry are a deadlock: one is undone, which the application tries again.
    private static void AssertRefusedOrLost(string expected, string rule) =>
        Assert.Contains(rule, new[] { expected, PostgresErrorCodes.DeadlockDetected });
}
