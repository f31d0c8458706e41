using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class SlotsTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Slots_do_not_overlap()
    {
        var open = await Given.OpenSessionAsync();

        Assert.Equal(
            ConstraintNames.SlotsDoNotOverlap,
            await RefusalOfAsync("update slots set ends_at = ends_at + interval '5 minutes' where id = $1", open.Slots[0].Id));
    }

    [Fact]
    public async Task A_slot_kept_until_an_hour_is_kept_for_somebody()
    {
        var open = await Given.OpenSessionAsync();

        Assert.Equal(
            ConstraintNames.SlotIsKeptForSomebody,
            await RefusalOfAsync("update slots set public_from = starts_at where id = $1", open.Slots[0].Id));
    }

    [Fact]
    public async Task A_session_is_not_shortened_over_a_booked_slot()
    {
        var open = await Given.OpenSessionAsync();
        await Given.AppointmentAsync(open, open.Slots.Count - 1);

        Assert.Equal(
            ConstraintNames.SlotLiesInSession,
            await RefusalOfAsync("update sessions set ends_at = ends_at - interval '1 hour' where id = $1", open.Session.Id));
    }

    [Fact]
    public async Task A_session_is_shortened_once_its_last_slots_are_closed()
    {
        var open = await Given.OpenSessionAsync();
        await ExecuteAsync("update slots set state = 'Closed' where session_id = $1 and starts_at >= session_ends_at - interval '1 hour'", open.Session.Id);

        await ExecuteAsync("update sessions set ends_at = ends_at - interval '1 hour' where id = $1", open.Session.Id);

        Assert.Equal(
            1L,
            await ScalarAsync<long>("select count(distinct session_ends_at) from slots where session_id = $1", open.Session.Id));
    }

    [Fact]
    public async Task A_booked_appointment_on_a_closed_slot_is_refused()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await Given.AppointmentAsync(open);
        await ExecuteAsync("update slots set state = 'Closed' where id = $1", open.Slots[1].Id);

        var rule = await RefusalOfAsync(
            "update appointments a set slot_id = s.id, starts_at = s.starts_at, ends_at = s.ends_at from slots s where a.id = $1 and s.id = $2",
            appointment.Id,
            open.Slots[1].Id);

        Assert.Equal(ConstraintNames.SlotIsOpen, rule);
    }

    [Fact]
    public async Task A_slot_does_not_close_over_a_booked_appointment()
    {
        var open = await Given.OpenSessionAsync();
        await Given.AppointmentAsync(open);

        Assert.Equal(ConstraintNames.SlotIsOpen, await RefusalOfAsync("update slots set state = 'Closed' where id = $1", open.Slots[0].Id));
    }

    [Fact]
    public async Task A_cancelled_session_leaves_no_open_slot()
    {
        var open = await Given.OpenSessionAsync();

        Assert.Equal(
            ConstraintNames.SlotsCloseWithSession,
            await RefusalOfAsync("update sessions set state = 'Cancelled' where id = $1", open.Session.Id));
    }

    [Fact]
    public async Task A_closed_slot_does_not_reopen_in_a_cancelled_session()
    {
        var open = await Given.OpenSessionAsync();
        await CloseAsync(open);

        Assert.Equal(
            ConstraintNames.SlotsCloseWithSession,
            await RefusalOfAsync("update slots set state = 'Free' where id = $1", open.Slots[0].Id));
    }

    [Fact]
    public async Task Cancelling_a_session_while_patients_book_leaves_no_orphan()
    {
        for (var round = 0; round < 5; round++)
        {
            var open = await Given.OpenSessionAsync(date: Given.InDays(7 + round));
            await Race.RunAsync(10, i => i == 0 ? CloseAsync(open) : TryAsync(
                "update slots set state = 'Booked', held_until = null, held_by = null where id = $1 and state = 'Free'", open.Slots[i % 9].Id));

            Assert.Equal(
                0L,
                await ScalarAsync<long>(
                    """
                    select count(*) from slots join sessions on sessions.id = session_id
                     where session_id = $1 and sessions.state = 'Cancelled' and slots.state <> 'Closed'
                    """,
                    open.Session.Id));
        }
    }

    [Fact]
    public async Task Shortening_a_session_while_its_last_slot_is_booked_leaves_no_slot_outside()
    {
        for (var round = 0; round < 10; round++)
        {
            var open = await Given.OpenSessionAsync(date: Given.InDays(20 + round));
            var rules = await Race.RunAsync(2, i => i == 0 ? ShortenAsync(open) : TryAsync(
                "update slots set state = 'Booked' where id = $1 and state = 'Free'", open.Slots[^1].Id));

            Assert.All(rules.OfType<string>(), rule => Assert.Equal(ConstraintNames.SlotLiesInSession, rule));
            Assert.Equal(
                0L,
                await ScalarAsync<long>(
                    """
                    select count(*) from slots join sessions on sessions.id = session_id
                     where session_id = $1 and slots.state <> 'Closed' and slots.ends_at > sessions.ends_at
                    """,
                    open.Session.Id));
        }
    }

    private async Task<string?> ShortenAsync(OpenSession open)
    {
        await using var connection = await Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await ExecuteAsync(
                connection,
                "update slots set state = 'Closed' where session_id = $1 and state = 'Free' and starts_at >= session_ends_at - interval '1 hour'",
                open.Session.Id);
            await ExecuteAsync(connection, "update sessions set ends_at = ends_at - interval '1 hour' where id = $1", open.Session.Id);
            await transaction.CommitAsync();
            return null;
        }
        catch (PostgresException error)
        {
            return error.ConstraintName ?? error.SqlState;
        }
    }

    private async Task<string?> CloseAsync(OpenSession open)
    {
        await using var connection = await Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, "update sessions set state = 'Cancelled' where id = $1", open.Session.Id);
        await ExecuteAsync(connection, "update slots set state = 'Closed' where session_id = $1", open.Session.Id);
        await transaction.CommitAsync();
        return null;
    }
}
