using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class NeedsFitRoomsTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Ask =
        "insert into site_needs (id, site_id, date, part, specialty, min, desired, max) values ($1, $2, $3, $4, $5, 1, 1, 1)";

    [Fact]
    public async Task A_need_beyond_the_rooms_is_refused()
    {
        var site = await Given.SiteAsync(rooms: 1);
        await Given.NeedAsync(site, Given.InDays(5));

        var rule = await RefusalOfAsync(Ask, Guid.NewGuid(), site.Id, Given.InDays(5), "Morning", "GeneralPractice");

        Assert.Equal(ConstraintNames.NeedsFitRooms, rule);
    }

    [Fact]
    public async Task A_morning_and_an_afternoon_share_a_room()
    {
        var site = await Given.SiteAsync(rooms: 1);
        await Given.NeedAsync(site, Given.InDays(5), DayPart.Morning);

        await ExecuteAsync(Ask, Guid.NewGuid(), site.Id, Given.InDays(5), "Afternoon", "GeneralPractice");
    }

    [Fact]
    public async Task A_site_does_not_lose_a_room_that_its_needs_use()
    {
        var site = await Given.SiteAsync(rooms: 2);
        await Given.NeedAsync(site, Given.InDays(5), DayPart.Morning, 1, 2, 2);

        Assert.Equal(ConstraintNames.NeedsFitRooms, await RefusalOfAsync("update sites set room_count = 1 where id = $1", site.Id));
    }

    [Fact]
    public async Task Eight_needs_asked_at_once_for_two_rooms_leave_two()
    {
        var site = await Given.SiteAsync(rooms: 2);
        var specialties = Enum.GetNames<Specialty>();

        var rules = await Race.RunAsync(8, i => TryAsync(Ask, Guid.NewGuid(), site.Id, Given.InDays(6), "FullDay", specialties[i]));

        Assert.Equal(2, rules.Count(rule => rule is null));
        Assert.All(rules.OfType<string>(), rule => Assert.Equal(ConstraintNames.NeedsFitRooms, rule));
    }

    [Fact]
    public async Task A_room_given_up_while_a_need_asks_for_it_goes_to_one_of_the_two()
    {
        for (var round = 0; round < 10; round++)
        {
            var site = await Given.SiteAsync(rooms: 2);
            await Given.NeedAsync(site, Given.InDays(5));

            var rules = await Race.RunAsync(2, i => i == 0
                ? TryAsync("update sites set room_count = 1 where id = $1", site.Id)
                : TryAsync(Ask, Guid.NewGuid(), site.Id, Given.InDays(5), "Morning", "Cardiology"));

            Assert.Single(rules, rule => rule is null);
            Assert.Contains(ConstraintNames.NeedsFitRooms, rules);
        }
    }

    [Fact]
    public async Task Counts_out_of_order_and_a_need_asked_twice_are_refused()
    {
        var site = await Given.SiteAsync();
        var need = await Given.NeedAsync(site, Given.InDays(5));

        Assert.Equal(ConstraintNames.NeedCountsInOrder, await RefusalOfAsync("update site_needs set desired = 2 where id = $1", need.Id));
        Assert.Equal(
            ConstraintNames.NeedIsAskedOnce,
            await RefusalOfAsync(Ask, Guid.NewGuid(), site.Id, Given.InDays(5), "FullDay", "GeneralPractice"));
    }
}
