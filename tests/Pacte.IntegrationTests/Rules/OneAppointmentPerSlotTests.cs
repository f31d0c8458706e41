using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class OneAppointmentPerSlotTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string CopyToAnotherPerson =
        """
        with someone as (
          insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, contact, created_at)
          select $2, decode(md5($2::text), 'hex'), decode(md5($2::text), 'hex'), 'Jean', 'Petit', '1950-01-01', 'jean@exemple.test', now()
          returning id)
        insert into appointments (id, reference, key_hash, person_id, slot_id, session_id, site_id, doctor_id, specialty, starts_at, ends_at,
          booked_at, submission_id, has_treating_doctor, is_follow_up, state, calendar_sequence)
        select $2, left($2::text, 18) || right($2::text, 6), key_hash, someone.id, slot_id, session_id, site_id, doctor_id, specialty, starts_at, ends_at,
          booked_at, $2, false, false, 'Booked', 0
          from appointments, someone where appointments.id = $1
        """;

    [Fact]
    public async Task A_second_active_appointment_on_a_slot_is_refused()
    {
        var first = await Given.AppointmentAsync(await Given.OpenSessionAsync());

        var rule = await RefusalOfAsync(CopyToAnotherPerson, first.Id, Guid.NewGuid());

        Assert.Equal(ConstraintNames.SlotHasOneActiveAppointment, rule);
    }

    [Fact]
    public async Task A_cancelled_appointment_leaves_its_slot_to_another()
    {
        var first = await Given.AppointmentAsync(await Given.OpenSessionAsync());
        await ExecuteAsync("update appointments set state = 'Cancelled' where id = $1", first.Id);

        await ExecuteAsync(CopyToAnotherPerson, first.Id, Guid.NewGuid());

        Assert.Equal(1L, await ScalarAsync<long>("select count(*) from appointments where slot_id = $1 and state = 'Booked'", first.SlotId));
    }

    [Fact]
    public async Task Fifty_takers_of_one_slot_make_one_taker()
    {
        var open = await Given.OpenSessionAsync();
        var slot = open.Slots[0];

        var takers = await Race.RunAsync(
            50,
            async _ => await Database.OpenAsync(),
            async connection =>
            {
                await using (connection)
                {
                    return await ExecuteAsync(
                        connection,
                        """
                        update slots set state = 'Held', held_until = now() + interval '10 minutes', held_by = gen_random_uuid()
                         where id = $1 and (state = 'Free' or (state = 'Held' and held_until <= now()))
                        """,
                        slot.Id);
                }
            });

        Assert.Equal(1, takers.Sum());
    }
}
