using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class ErasedPersonTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Erase =
        """
        update persons set first_name = '', last_name = '', contact = null, contact_key = null, birth_date = '-infinity',
               identity_key = uuid_send(gen_random_uuid()), erased_at = now()
         where id = $1
        """;

    [Theory]
    [InlineData("first_name = 'Louise'"), InlineData("last_name = 'Carlier'"), InlineData("contact = 'louise@exemple.test'")]
    [InlineData("birth_date = '1961-07-14'"), InlineData("contact_key = '\\x01'"), InlineData("erased_at = null")]
    [InlineData("homonym_key = '\\x01'")]
    public async Task An_erased_person_is_nobody(string change)
    {
        var person = (await Given.AppointmentAsync(await Given.OpenSessionAsync())).PersonId;
        await ExecuteAsync(Erase, person);

        Assert.Equal(ConstraintNames.ErasedPersonIsNobody, await RefusalOfAsync($"update persons set {change} where id = $1", person));
    }

    [Fact]
    public async Task An_erased_person_gets_no_appointment_and_no_wait()
    {
        var appointment = await Given.AppointmentAsync(await Given.OpenSessionAsync());
        await ExecuteAsync(Erase, appointment.PersonId);

        Assert.Equal(ConstraintNames.ErasedPersonTakesNothing, await RefusalOfAsync(
            """
            insert into appointments select (jsonb_populate_record(a, jsonb_build_object(
              'id', gen_random_uuid(), 'reference', 'TEST-COPY', 'submission_id', gen_random_uuid(), 'state', 'Cancelled'))).*
              from appointments a where id = $1
            """,
            appointment.Id));
        Assert.Equal(ConstraintNames.ErasedPersonTakesNothing, await RefusalOfAsync(
            """
            insert into waiting_entries values (gen_random_uuid(), $1, 'GeneralPractice', '80620', 49.9, 2.9, 20, 127, true, true, false,
                   '2027-03-01', '2027-04-01', now(), false, 'Waiting', null)
            """,
            appointment.PersonId));
    }

    [Fact]
    public async Task A_contact_that_nobody_has_any_more_is_forgotten_and_may_be_had_again()
    {
        var appointment = await Given.AppointmentAsync(await Given.OpenSessionAsync());
        var key = await ScalarAsync<byte[]>("select contact_key from persons where id = $1", appointment.PersonId);

        await ExecuteAsync(Erase, appointment.PersonId);
        Assert.Equal(0L, await ScalarAsync<long>("select count(*) from contacts where contact_key = $1", key));
        await ExecuteAsync(
            """
            insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, contact, created_at)
            values (gen_random_uuid(), uuid_send(gen_random_uuid()), $1, 'A', 'B', '1961-07-14', 'c', now())
            """,
            key);
        Assert.Equal(1, await ScalarAsync<int>("select persons from contacts where contact_key = $1", key));
    }

    [Fact]
    public async Task Persons_who_come_and_go_at_once_are_counted_right()
    {
        var key = Guid.NewGuid().ToByteArray();
        await Race.RunAsync(6, async racer =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                var id = Guid.NewGuid();
                await ExecuteAsync(
                    """
                    insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, contact, created_at)
                    values ($1, uuid_send(gen_random_uuid()), $2, 'A', 'B', '1961-07-14', 'c', now())
                    """,
                    id,
                    key);
                await ExecuteAsync(turn == 9 && racer < 3 ? "select $1::uuid" : Erase, id);
            }
        });

        Assert.Equal(3, await ScalarAsync<int>("select persons from contacts where contact_key = $1", key));
    }
}
