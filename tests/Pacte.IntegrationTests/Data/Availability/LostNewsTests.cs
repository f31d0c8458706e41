using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pacte.IntegrationTests.Features.Booking;
using Pacte.TestKit;
using Pacte.Web.Data.Availability;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.IntegrationTests.Data.Availability;

/// <summary>A node whose news of the slots come late, or not at all. Nothing here refreshes a node by hand.</summary>
public sealed class LostNewsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_slot_taken_on_one_node_goes_from_the_other_and_comes_back_given_back()
    {
        var open = await Given.OpenSessionAsync();
        await using var other = App.WithWebHostBuilder(_ => { });
        var there = other.Services.GetRequiredService<KnownSlots>();
        await EventuallyAsync(there, open, shown: true);

        var booked = await BookAsync(open.Slots[0]);
        await EventuallyAsync(there, open, shown: false);

        await using var db = App.Database.Open();
        db.Attach(booked);
        Assert.True(booked.Cancel(null, Now).IsDone);
        (await db.Slots.FindAsync(open.Slots[0].Id))!.Free();
        await db.SaveChangesAsync();
        await EventuallyAsync(there, open, shown: true);
    }

    [Fact]
    public async Task A_node_announces_what_it_takes()
    {
        var open = await Given.OpenSessionAsync();
        await using var listener = await App.Database.OpenAsync();
        await ExecuteAsync(listener, "listen pacte_slots");

        await HoldAsync(open.Slots[0]);

        Assert.True(await listener.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_change_that_nobody_announces_is_seen_by_itself()
    {
        var open = await Given.OpenSessionAsync();

        await TakeElsewhereAsync(open);

        await EventuallyAsync(Use<KnownSlots>(), open, shown: false);
    }

    [Fact]
    public async Task After_a_lost_connection_everything_is_read_again()
    {
        var open = await Given.OpenSessionAsync();

        // Without its notes, a change is found only by whoever reads all.
        await using (var connection = await App.Database.OpenAsync())
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await ExecuteAsync(connection, Take(open));
            await ExecuteAsync(connection, "delete from slot_changes");
            await transaction.CommitAsync();
        }

        await Use<KnownSlots>().RefreshAsync(default);
        Assert.Equal(open.Slots[0].Id, Shown(Use<KnownSlots>(), open));
        await ScalarAsync("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        ForgetConnections();

        await EventuallyAsync(Use<KnownSlots>(), open, shown: false);
    }

    [Fact]
    public async Task Commits_in_another_order_than_their_changes_are_all_seen()
    {
        var (slow, quick) = (await Given.OpenSessionAsync(), await Given.OpenSessionAsync());
        await using var connection = await App.Database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await ExecuteAsync(connection, Take(slow));
        await TakeElsewhereAsync(quick);
        await EventuallyAsync(Use<KnownSlots>(), quick, shown: false);
        Assert.Equal(slow.Slots[0].Id, Shown(Use<KnownSlots>(), slow));

        await transaction.CommitAsync();

        await EventuallyAsync(Use<KnownSlots>(), slow, shown: false);
    }

    [Fact]
    public async Task A_node_that_knows_nothing_fresh_asks_the_database()
    {
        var open = await Given.OpenSessionAsync();
        await using var source = NpgsqlDataSource.Create(App.Database.ConnectionString);
        var ignorant = new KnownSlots(source, App.Clock);

        var slots = await new FreeSlots(source, App.Clock, ignorant).NextAsync([new(open.Site)], new(), default);

        Assert.Null(ignorant.Current);
        Assert.Equal(open.Slots.Take(3).Select(s => s.Id), slots.Select(s => s.Id));
    }

    // The connections at rest that were cut meanwhile.
    private void ForgetConnections()
    {
        Use<NpgsqlDataSource>().Clear();
        App.Database.ForgetConnections();
    }

    private static string Take(OpenSession open) =>
        $"update slots set state = 'Held', held_until = starts_at, held_by = id where id = '{open.Slots[0].Id}'";

    private async Task TakeElsewhereAsync(OpenSession open)
    {
        await using var connection = await App.Database.OpenAsync();
        await ExecuteAsync(connection, Take(open));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await App.Database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private Guid? Shown(KnownSlots known, OpenSession open) => known.Current?.Next([new(open.Site)], new(), Now) is [var first, ..] ? first.Id : null;

    private async Task EventuallyAsync(KnownSlots known, OpenSession open, bool shown)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Shown(known, open) is not { } first || first == open.Slots[0].Id != shown)
            await Task.Delay(20, patience.Token);
    }
}
