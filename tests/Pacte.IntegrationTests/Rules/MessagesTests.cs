using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class MessagesTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Write =
        """
        insert into outbox_messages (id, event_key, recipient_key, channel, address, subject, body, created_at, due_at, expires_at, state, attempts)
        values (gen_random_uuid(), $1, $2, 'Email', 'louise@exemple.test', '-', '-', '2027-03-01Z', '2027-03-01Z', '2027-03-02Z', 'Waiting', 0)
        """;

    [Fact]
    public async Task One_event_writes_one_message_to_a_recipient()
    {
        var rules = await Race.RunAsync(8, _ => TryAsync(Write, "appointment-booked:1", "louise"));

        Assert.Single(rules, rule => rule is null);
        Assert.All(rules.OfType<string>(), rule => Assert.Equal(ConstraintNames.MessageIsOnePerEvent, rule));
    }

    [Fact]
    public async Task Nothing_is_claimed_after_its_expiry()
    {
        await ExecuteAsync(Write, "appointment-booked:2", "paul");

        Assert.Equal(
            ConstraintNames.MessageIsClaimedInTime,
            await RefusalOfAsync("update outbox_messages set claimed_at = '2027-03-02Z' where recipient_key = 'paul'"));
    }

    [Fact]
    public async Task A_recipient_gets_at_most_twenty_messages_a_day()
    {
        var rules = await Race.RunAsync(25, i => TryAsync(Write, $"code:{i}", "storm"));

        Assert.Equal(20, rules.Count(rule => rule is null));
        Assert.All(rules.OfType<string>(), rule => Assert.Equal(ConstraintNames.RecipientDailyCap, rule));
    }

    [Fact]
    public async Task What_an_act_owes_leaves_past_the_cap_and_is_counted_below_it()
    {
        const string Owe =
            """
            insert into outbox_messages (id, event_key, recipient_key, channel, address, subject, body, created_at, due_at, expires_at, state, attempts, is_on_demand)
            values (gen_random_uuid(), $1, 'owed', 'Email', 'louise@exemple.test', '-', '-', '2027-03-01Z', '2027-03-01Z', '2027-03-02Z', 'Waiting', 0, false)
            """;
        await ExecuteAsync(Owe, "session-cancelled:1");
        for (var i = 0; i < 19; i++)
            await ExecuteAsync(Write, $"code:{i}", "owed");

        Assert.Equal(ConstraintNames.RecipientDailyCap, await RefusalOfAsync(Write, "code:19", "owed"));
        await ExecuteAsync(Owe, "session-cancelled:2");
        Assert.Equal(ConstraintNames.RecipientDailyCap, await RefusalOfAsync(Write, "code:20", "owed"));
    }
}
