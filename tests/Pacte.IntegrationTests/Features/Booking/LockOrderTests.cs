using Npgsql;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

/// <summary>A booking locks its draft, then the session, shared, then the slot; and decides upon what was committed while it waited.</summary>
public sealed class LockOrderTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    private const string Draft = "select id from booking_drafts where id = $1";
    private const string Session = "select id from sessions where id = $1";
    private const string Slot = "select id from slots where id = $1";

    [Fact]
    public async Task The_draft_is_locked_before_the_session_and_the_slot()
    {
        var (open, draft, code) = await ReadyAsync();
        await using var holder = await App.Database.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        Assert.True(await LocksAsync(holder, Draft, draft));

        var booking = ConfirmAsync(draft, code);
        await App.Database.SomebodyWaitsAsync();

        Assert.True(await IsFreeAsync(Session, open.Session.Id));
        Assert.True(await IsFreeAsync(Slot, open.Slots[0].Id));
        await held.RollbackAsync();
        Assert.True((await booking).IsDone);
    }

    [Fact]
    public async Task The_session_is_locked_before_the_slot()
    {
        var (open, draft, code) = await ReadyAsync();
        await using var holder = await App.Database.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        Assert.True(await LocksAsync(holder, Session, open.Session.Id));

        var booking = ConfirmAsync(draft, code);
        await App.Database.SomebodyWaitsAsync();

        Assert.False(await IsFreeAsync(Draft, draft));
        Assert.True(await IsFreeAsync(Slot, open.Slots[0].Id));
        await held.RollbackAsync();
        Assert.True((await booking).IsDone);
    }

    [Fact]
    public async Task Whoever_waits_for_the_slot_shares_its_session_and_lets_nobody_close_it()
    {
        var (open, draft, code) = await ReadyAsync();
        await using var holder = await App.Database.OpenAsync();
        await using var held = await holder.BeginTransactionAsync();
        Assert.True(await LocksAsync(holder, Slot, open.Slots[0].Id));

        var booking = ConfirmAsync(draft, code);
        await App.Database.SomebodyWaitsAsync();

        Assert.False(await IsFreeAsync(Session, open.Session.Id));
        Assert.True(await IsFreeAsync(Session, open.Session.Id, "share"));
        await held.RollbackAsync();
        Assert.True((await booking).IsDone);
    }

    [Theory]
    [InlineData("update slots set state = 'Closed', held_by = null, held_until = null where id = $1", BookingRefusal.NoLongerOffered)]
    [InlineData("update slots set state = 'Held', held_by = gen_random_uuid() where id = $1", BookingRefusal.HoldOver)]
    [InlineData(
        """
        with closed as (
          update slots set state = 'Closed', held_by = null, held_until = null
           where session_id = (select session_id from slots where id = $1)
          returning session_id)
        update sessions set state = 'Cancelled' where id in (select session_id from closed)
        """,
        BookingRefusal.NoLongerOffered)]
    public async Task What_was_committed_while_it_waited_is_what_it_sees(string meanwhile, BookingRefusal refusal)
    {
        var (open, draft, code) = await ReadyAsync();
        await using var other = await App.Database.OpenAsync();
        await using var changing = await other.BeginTransactionAsync();
        await using var change = With(other, meanwhile, open.Slots[0].Id);
        await change.ExecuteNonQueryAsync();

        var booking = ConfirmAsync(draft, code);
        await App.Database.SomebodyWaitsAsync();
        await changing.CommitAsync();

        Assert.Equal(refusal, (await booking).Refusal);
    }

    [Fact]
    public async Task A_code_of_a_draft_that_is_not_or_wants_no_slot_books_nothing()
    {
        var rights = Guid.NewGuid();
        await using var db = App.Database.Open();
        db.BookingDrafts.Add(new() { Id = rights, ForRights = true, CreatedAt = Now, HeldUntil = Now, SubmissionId = Guid.NewGuid() });
        await db.SaveChangesAsync();

        Assert.Equal(BookingRefusal.NotFound, (await ConfirmAsync(rights, "123456")).Refusal);
        Assert.Equal(BookingRefusal.NotFound, (await ConfirmAsync(Guid.NewGuid(), "123456")).Refusal);
    }

    private async Task<(OpenSession Open, Guid Draft, string Code)> ReadyAsync()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        return (open, draft, await AskForCodeAsync(draft, SomebodyNew()));
    }

    private async Task<bool> IsFreeAsync(string row, Guid id, string strength = "update")
    {
        await using var connection = await App.Database.OpenAsync();
        return await LocksAsync(connection, row, id, strength);
    }

    private static async Task<bool> LocksAsync(NpgsqlConnection connection, string row, Guid id, string strength = "update")
    {
        await using var command = With(connection, $"{row} for {strength} skip locked", id);
        return await command.ExecuteScalarAsync() is not null;
    }

    private static NpgsqlCommand With(NpgsqlConnection connection, string sql, Guid id) =>
        new(sql, connection) { Parameters = { new() { Value = id } } };
}
