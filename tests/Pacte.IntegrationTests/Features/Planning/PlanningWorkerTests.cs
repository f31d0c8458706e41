using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.IntegrationTests.Starting;
using Pacte.TestKit;
using Pacte.Web.Data.Places;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

/// <summary>What several workers, and the death of one, leave in the database.</summary>
public sealed class PlanningWorkerTests(TestPostgres postgres) : PlanningTest(postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("site_needs")]
    [InlineData("plan_zones")]
    public async Task A_worker_killed_while_it_reads_or_stores_leaves_the_run_whole_to_the_next(string whereItStops)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals: runs on Linux and macOS.");
        var asked = await AskedAsync();
        await using (var wall = await Database.OpenAsync())
        {
            await using var transaction = await wall.BeginTransactionAsync();
            await RunAsync(wall, $"lock table {whereItStops} in access exclusive mode");
            await using (var worker = StartedApp.Start(Settings, "--urls", "http://127.0.0.1:0"))
            {
                await Database.SomebodyWaitsAsync();
                await worker.KillAsync();
            }
        }

        var left = (await ShowAsync(asked)).Plan;
        Assert.Equal((PlanState.Computing, false, 0L), (left.State, left.IsCertified, left.Objective));
        // The worker's clock was the machine's: its claim is told again by the test's.
        await ChangeAsync(db => db.Database.ExecuteSqlAsync($"update plans set claimed_until = {Clock.GetUtcNow().AddMinutes(1)}"));
        Assert.False(await Compute.ExecuteNextAsync(default));
        Clock.Advance(TimeSpan.FromMinutes(2));
        // The server may still be undoing what the dead worker had begun.
        using var patience = new CancellationTokenSource(Patience);
        while (!await Compute.ExecuteNextAsync(patience.Token))
        {
            // Asked again: an undoing tells nobody that it is over.
        }

        var taken = await ShowAsync(asked);
        Assert.Equal((PlanState.Draft, true), (taken.Plan.State, taken.Plan.IsProvenBest));
        Assert.Single(taken.Placements);
    }

    [Fact]
    public async Task A_run_that_another_worker_is_taking_is_stepped_over()
    {
        var first = await AskedAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        var second = (await Request.ExecuteAsync(new(Month, null), Given.AsNational(), default)).Value;
        await using var other = await Database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await RunAsync(other, $"select from plans where id = '{first}' for update");

        var taking = Compute.ExecuteNextAsync(default);
        var came = await Task.WhenAny(taking, Database.SomebodyWaitsAsync());
        await transaction.RollbackAsync();

        Assert.Same(taking, came);
        Assert.True(await taking);
        Assert.Equal(PlanState.Draft, (await ShowAsync(second, Given.AsNational())).Plan.State);
        Assert.Equal(PlanState.Requested, (await ShowAsync(first)).Plan.State);
    }

    [Fact]
    public async Task No_transaction_is_open_while_the_solver_works()
    {
        var asked = await AskedAsync();
        long open = -1;

        await WhenReadAsync(connection => open = Scalar(
            connection,
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null"));

        Assert.Equal(0, open);
        Assert.Equal(PlanState.Draft, (await ShowAsync(asked)).Plan.State);
    }

    [Fact]
    public async Task A_worker_whose_run_was_taken_by_another_stores_nothing()
    {
        var asked = await AskedAsync();

        await WhenReadAsync(connection => Scalar(
            connection, "with taken as (update plans set claimed_until = claimed_until + interval '1 second' returning 1) select count(*) from taken"));

        var plan = await ShowAsync(asked);
        Assert.Equal((PlanState.Computing, false), (plan.Plan.State, plan.Plan.IsCertified));
        Assert.Empty(plan.Placements);
    }

    [Fact]
    public async Task How_far_it_is_can_be_read_while_it_computes()
    {
        await MixedMonthAsync();
        await ChangeAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            create table seen (progress int, claimed_until timestamptz);
            create function see() returns trigger language plpgsql as $$ begin insert into seen values (new.progress, new.claimed_until); return new; end $$;
            create trigger see after update on plans for each row execute function see();
            """));

        await using var connection = await Database.OpenAsync();
        long Shown() => Scalar(connection, "select count(distinct progress) from seen where progress between 1 and 99");
        // On a busy machine a run may be over before anybody saw it on its way: then another is asked for.
        for (var run = 0; run < 20 && Shown() == 0; run++)
            await ComputeWhileTimePassesAsync();

        Assert.InRange(Shown(), 1, 99);
        Assert.InRange(Scalar(connection, "select count(distinct claimed_until) from seen"), 2, long.MaxValue);
    }

    private async Task ComputeWhileTimePassesAsync()
    {
        await Request.ExecuteAsync(new(Month, GivenPlaces.HautsDeFrance), Agency, default);
        var reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var computing = ComputeAsync(_ => reading.TrySetResult());
        await reading.Task.WaitAsync(Patience);
        while (!computing.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }

        Assert.True(await computing);
    }

    private Dictionary<string, string> Settings => new(StringComparer.Ordinal) { ["ConnectionStrings__Pacte"] = Database.ConnectionString };

    private async Task<Guid> AskedAsync()
    {
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), Given.InDays(10));
        await Given.OfferAsync(await Given.DoctorAsync(), Given.InDays(10));
        return (await Request.ExecuteAsync(new(Month, GivenPlaces.HautsDeFrance), Agency, default)).Value;
    }

    // Doctors who mix whole days and half-days keep the solver busy for a while.
    private async Task MixedMonthAsync()
    {
        var sites = new[] { await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham), await Given.SiteAsync(GivenPlaces.Combles) };
        foreach (var (site, index) in sites.Select((site, index) => (site, index)))
        {
            foreach (var day in Enumerable.Range(5, 16))
                await Given.NeedAsync(site, Given.InDays(day), (day + index) % 2 == 0 ? DayPart.FullDay : DayPart.Morning);
        }

        foreach (var doctor in Enumerable.Range(0, 30))
        {
            var who = await Given.DoctorAsync();
            foreach (var day in Enumerable.Range(0, 4))
                await Given.OfferAsync(who, Given.InDays(5 + (doctor + 3 * day) % 16), DayParts.FullDay | DayParts.Morning);
        }
    }

    /// <summary>Computes the next run, and acts on the database at the moment when its rows are read and the solver begins.</summary>
    private async Task WhenReadAsync(Func<NpgsqlConnection, long> act)
    {
        await using var connection = await Database.OpenAsync();
        var acted = false;
        Assert.True(await ComputeAsync(_ =>
        {
            act(connection);
            acted = true;
        }));
        Assert.True(acted);
    }

    private Task<bool> ComputeAsync(Action<string> whenRead)
    {
        var log = new Listener<ComputePlan>(message =>
        {
            if (message.Contains("is read", StringComparison.Ordinal))
                whenRead(message);
        });
        return new ComputePlan(new PlaceDirectory(Database.Work), new PlanRun(Database.Work, Clock), new LoadPlanSources(Database.Work), Clock, log)
            .ExecuteNextAsync(default);
    }

    private static long Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return (long)command.ExecuteScalar()!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Listener<T>(Action<string> heard) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            heard(formatter(state, exception));
    }
}
