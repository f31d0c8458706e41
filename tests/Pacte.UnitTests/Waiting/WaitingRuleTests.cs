using Pacte.Domain.Waiting;

namespace Pacte.UnitTests.Waiting;

public sealed class WaitingRuleTests
{
    private static readonly DateTimeOffset Monday = new(2027, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_has_waited_longest_comes_first() =>
        Assert.Equal([2, 1, 3], Order(Person(1, days: 5), Person(2, days: 9), Person(3, days: 1)));

    [Fact]
    public void Having_no_treating_doctor_counts_for_thirty_days()
    {
        Assert.Equal([1, 2], Order(Person(1, days: 0, treating: false), Person(2, days: 29)));
        Assert.Equal([2, 1], Order(Person(1, days: 0, treating: false), Person(2, days: 31)));
    }

    [Fact]
    public void Two_kilometres_of_road_cost_a_day()
    {
        Assert.Equal([1, 2], Order(Person(1, days: 10, km: 20), Person(2, days: 5, km: 12)));
        Assert.Equal([2, 1], Order(Person(1, days: 10, km: 20), Person(2, days: 5, km: 8)));
    }

    [Fact]
    public void Equal_waits_go_by_joining_then_by_id() =>
        Assert.Equal([3, 1, 2], Order(Person(2, days: 4), Person(1, days: 4), Person(3, days: 5, km: 2)));

    [Fact]
    public void A_rule_that_an_offer_names_is_found()
    {
        Assert.Same(WaitingRule.Current, WaitingRule.Of(WaitingRule.Current.Number));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitingRule.Of(99));
    }

    private static int[] Order(params WaitingCandidate[] people) =>
        [.. WaitingRule.Current.Rank(people).Select(p => BitConverter.ToInt32(p.EntryId.ToByteArray()))];

    private static WaitingCandidate Person(int number, int days, bool treating = true, int km = 0) =>
        new(new Guid(number, 0, 0, new byte[8]), new Guid(number, 1, 0, new byte[8]), Monday.AddDays(-days), treating, km);
}
