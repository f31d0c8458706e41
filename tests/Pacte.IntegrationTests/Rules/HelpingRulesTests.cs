using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class HelpingRulesTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Somebody =
        """
        insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, contact, created_at)
        values ($1, uuid_send(gen_random_uuid()), $2, 'Jeanne', 'Attente', '1931-02-01', $3, now())
        """;

    [Theory]
    [InlineData("channel = 'Helper'")]
    [InlineData("assisted_by = gen_random_uuid()"), InlineData("agreed_at = now()"), InlineData("agreement_version = 1")]
    [InlineData("channel = 'Desk', assisted_by = gen_random_uuid(), agreed_at = now()")]
    [InlineData("channel = 'Ars', assisted_by = gen_random_uuid(), agreement_version = 1")]
    [InlineData("channel = 'Helper', agreed_at = now(), agreement_version = 1")]
    [InlineData("assisted_by = gen_random_uuid(), agreed_at = now(), agreement_version = 1")]
    public async Task An_assisted_appointment_has_all_of_its_agreement_or_none(string change)
    {
        var appointment = await Given.AppointmentAsync(await Given.OpenSessionAsync());

        Assert.Equal(
            ConstraintNames.AssistedAppointmentIsWhole, await RefusalOfAsync($"update appointments set {change} where id = $1", appointment.Id));
        await ExecuteAsync(
            "update appointments set channel = 'Helper', assisted_by = gen_random_uuid(), agreed_at = now(), agreement_version = 1 where id = $1",
            appointment.Id);
    }

    [Fact]
    public async Task Only_who_was_helped_has_no_contact()
    {
        var appointment = await Given.AppointmentAsync(await Given.OpenSessionAsync());
        const string Forget = "update persons set contact = null, contact_key = null where id = $1";

        Assert.Equal(ConstraintNames.PersonWithoutContactWasHelped, await RefusalOfAsync(Somebody, Guid.NewGuid(), DBNull.Value, DBNull.Value));
        Assert.Equal(ConstraintNames.PersonWithoutContactWasHelped, await RefusalOfAsync(Forget, appointment.PersonId));

        await ExecuteAsync(
            "update appointments set channel = 'Helper', assisted_by = gen_random_uuid(), agreed_at = now(), agreement_version = 1 where id = $1",
            appointment.Id);
        await ExecuteAsync(Forget, appointment.PersonId);
    }

    [Fact]
    public async Task The_person_may_be_written_before_the_appointment_that_helps_them()
    {
        var appointment = await Given.AppointmentAsync(await Given.OpenSessionAsync());
        var person = Guid.NewGuid();
        await using var connection = await Database.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ExecuteAsync(connection, Somebody, person, DBNull.Value, DBNull.Value);
            await ExecuteAsync(
                connection,
                """
                update appointments set person_id = $2, channel = 'Desk', assisted_by = gen_random_uuid(), agreed_at = now(), agreement_version = 1
                 where id = $1
                """,
                appointment.Id,
                person);
            await transaction.CommitAsync();
        }

        Assert.Equal(1L, await ScalarAsync<long>("select count(*) from persons where id = $1 and contact is null", person));
    }

    [Fact]
    public async Task Contact_and_its_key_come_and_go_together()
    {
        Assert.Equal(ConstraintNames.ErasedPersonIsNobody, await RefusalOfAsync(Somebody, Guid.NewGuid(), new byte[] { 1, 2, 3 }, DBNull.Value));
        Assert.Equal(ConstraintNames.ErasedPersonIsNobody, await RefusalOfAsync(Somebody, Guid.NewGuid(), DBNull.Value, "louise@exemple.test"));
    }

    [Theory]
    [InlineData("null", "''", "null")]
    [InlineData("gen_random_uuid()", "'louise@exemple.test'", "null")]
    [InlineData("gen_random_uuid()", "''", "now()")]
    public async Task A_call_is_about_an_appointment_and_nothing_leaves(string appointment, string address, string claimed) =>
        Assert.Equal(
            ConstraintNames.CallIsAboutAnAppointment,
            await RefusalOfAsync(
                $"""
                 insert into outbox_messages (id, event_key, recipient_key, channel, kind, address, subject, body, is_on_demand, created_at, due_at,
                        expires_at, state, attempts, appointment_id, claimed_at)
                 values (gen_random_uuid(), gen_random_uuid()::text, 'k', 'Call', 'Moved', {address}, '', '', false, now(), now(),
                        now() + interval '1 day', 'Waiting', 0, {appointment}, {claimed})
                 """));

    [Theory]
    [InlineData("'Helper', null, '80620', null"), InlineData("'Helper', 'Mairie', null, null")]
    [InlineData("'National', 'Mairie', '80620', null"), InlineData("'National', null, null, '03 22 84 01 02'")]
    public async Task A_helper_has_a_place_and_nobody_else_has_one(string account) =>
        Assert.Equal(
            ConstraintNames.StaffAccountHasItsScope,
            await RefusalOfAsync(
                $"""
                 insert into staff_accounts (id, display_name, is_demonstration, role, place_name, place_insee, place_phone)
                 values (gen_random_uuid(), 'Compte', false, {account})
                 """));
}
