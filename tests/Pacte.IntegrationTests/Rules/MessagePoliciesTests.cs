using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class MessagePoliciesTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Write =
        """
        insert into outbox_messages (id, event_key, recipient_key, channel, kind, person_id, address, subject, body, created_at, due_at, expires_at, state, attempts, is_on_demand)
        values (gen_random_uuid(), gen_random_uuid()::text, 'louise', 'Email', $1, $2, 'louise@exemple.test', '-', '-', '2027-03-01Z', '2027-03-01Z', '2027-03-02Z', 'Waiting', 0, false)
        """;

    [Fact]
    public async Task A_person_gets_as_many_of_a_kind_in_a_day_as_its_policy_says()
    {
        var person = Guid.NewGuid();

        var rules = await Race.RunAsync(8, _ => TryAsync(Write, "DayBefore", person));

        Assert.Equal(3, rules.Count(rule => rule is null));
        Assert.All(rules.OfType<string>(), rule => Assert.Equal(ConstraintNames.PersonDailyCap, rule));
        Assert.Null(await TryAsync(Write, "ThreeDaysBefore", person));
        Assert.Null(await TryAsync(Write, "DayBefore", Guid.NewGuid()));
    }

    [Fact]
    public async Task What_an_act_owes_has_no_cap()
    {
        var person = Guid.NewGuid();

        var rules = await Race.RunAsync(8, _ => TryAsync(Write, "Cancelled", person));

        Assert.All(rules, Assert.Null);
    }

    [Theory]
    [InlineData("quiet_to = null")]
    [InlineData("lasts = null")]
    [InlineData("per_person_cap = 0")]
    public async Task A_policy_is_whole(string change) =>
        Assert.Equal(
            ConstraintNames.PolicyIsWhole,
            await RefusalOfAsync($"update message_policies set {change} where kind = 'DayBefore' and channel = 'Sms'"));

    [Fact]
    public async Task A_message_that_holds_for_a_start_names_its_appointment()
    {
        await ExecuteAsync(Write, "Booked", Guid.NewGuid());

        Assert.Equal(
            ConstraintNames.MessageNamesItsAppointment,
            await RefusalOfAsync("update outbox_messages set appointment_starts_at = '2027-03-01Z' where kind = 'Booked'"));
    }

    [Fact]
    public async Task A_call_says_who_made_it()
    {
        await ExecuteAsync(Write, "Moved", Guid.NewGuid());

        Assert.Equal(ConstraintNames.CallIsWhole, await RefusalOfAsync("update outbox_messages set told_at = now() where kind = 'Moved'"));
    }

    [Theory]
    // On both sides of midnight, in the zone of the site.
    [InlineData("2027-03-01T19:59Z", "Europe/Paris", "20:00", "08:00", true)]
    [InlineData("2027-03-01T18:59Z", "Europe/Paris", "20:00", "08:00", false)]
    [InlineData("2027-03-01T06:59Z", "Europe/Paris", "20:00", "08:00", true)]
    [InlineData("2027-03-01T07:00Z", "Europe/Paris", "20:00", "08:00", false)]
    [InlineData("2027-03-01T11:00Z", "America/Guadeloupe", "20:00", "08:00", true)]
    [InlineData("2027-03-01T12:00Z", "America/Guadeloupe", "20:00", "08:00", false)]
    [InlineData("2027-03-01T16:30Z", "Indian/Reunion", "20:00", "08:00", true)]
    // Within a day, and nowhere.
    [InlineData("2027-03-01T12:00Z", "Europe/Paris", "12:30", "14:00", true)]
    [InlineData("2027-03-01T13:00Z", "Europe/Paris", "12:30", "14:00", false)]
    // Clocks go forward on the night of 28 March 2027: eight o'clock is 06:00 in UTC from then on.
    [InlineData("2027-03-28T05:59Z", "Europe/Paris", "20:00", "08:00", true)]
    [InlineData("2027-03-28T06:00Z", "Europe/Paris", "20:00", "08:00", false)]
    public async Task Hours_are_quiet_in_the_zone_of_the_site(string at, string zone, string from, string to, bool quiet) =>
        Assert.Equal(quiet, await ScalarAsync<bool>(
            "select is_quiet($1::text::timestamptz, $2::text, $3::text::time, $4::text::time)", at, zone, from, to));

    [Theory]
    [InlineData("2027-03-01T22:00Z", "Europe/Paris", "08:00", "2027-03-02T07:00Z")]
    [InlineData("2027-03-02T03:00Z", "Europe/Paris", "08:00", "2027-03-02T07:00Z")]
    [InlineData("2027-03-27T22:00Z", "Europe/Paris", "08:00", "2027-03-28T06:00Z")]
    [InlineData("2027-10-30T21:00Z", "Europe/Paris", "08:00", "2027-10-31T07:00Z")]
    [InlineData("2027-03-01T23:00Z", "Pacific/Noumea", "08:00", "2027-03-02T21:00Z")]
    public async Task Quiet_hours_end_at_the_next_decent_one(string at, string zone, string to, string end) =>
        Assert.Equal(
            DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime,
            await ScalarAsync<DateTime>("select quiet_ends($1::text::timestamptz, $2::text, $3::text::time)", at, zone, to));
}
