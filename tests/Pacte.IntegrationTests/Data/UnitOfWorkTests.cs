using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.IntegrationTests.Rules;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Data;

public sealed class UnitOfWorkTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private enum Nothing
    {
    }

    [Fact]
    public async Task Two_acts_that_wait_for_each_other_while_they_save_are_both_done()
    {
        var open = await Given.OpenSessionAsync();
        Guid[] persons = [(await Given.AppointmentAsync(open)).PersonId, (await Given.AppointmentAsync(open, 1)).PersonId];
        using var both = new Barrier(2);
        var attempts = 0;

        var results = await Race.RunAsync(2, racer => Database.Work.WriteAsync<Done, Nothing>(
            Scope.Service,
            async db =>
            {
                var isFirst = Interlocked.Increment(ref attempts) <= 2;
                var (mine, theirs) = (persons[racer], persons[1 - racer]);
                await db.Persons.Where(p => p.Id == mine).ExecuteUpdateAsync(set => set.SetProperty(p => p.FirstName, $"Premier {racer}"));
                if (isFirst)
                    both.SignalAndWait(TimeSpan.FromMinutes(1));
                (await db.Persons.SingleAsync(p => p.Id == theirs)).LastName = $"Dernier {racer}";
                return new Done();
            },
            _ => null,
            default));

        Assert.All(results, result => Assert.True(result.IsDone));
        Assert.True(attempts > 2, "Neither had to begin again.");
        await using var after = Database.Open();
        Assert.Equal(["Premier 0", "Dernier 1"], await after.Persons.Where(p => p.Id == persons[0]).Select(p => new[] { p.FirstName, p.LastName }).SingleAsync());
    }

    [Fact]
    public async Task What_the_database_refuses_at_the_commit_is_a_refusal_as_well()
    {
        var open = await Given.OpenSessionAsync();
        var appointment = await Given.AppointmentAsync(open);
        var written = 0;

        var moved = await Database.Work.WriteAsync<Done, MoveRefusal>(
            Scope.Service,
            async db =>
            {
                (await db.Slots.SingleAsync(s => s.Id == open.Slots[2].Id)).TryHold(Guid.NewGuid(), Clock.GetUtcNow());
                written = await db.Appointments.Where(a => a.Id == appointment.Id).ExecuteUpdateAsync(set => set
                    .SetProperty(a => a.SlotId, open.Slots[1].Id)
                    .SetProperty(a => a.StartsAt, open.Slots[1].StartsAt)
                    .SetProperty(a => a.EndsAt, open.Slots[1].EndsAt));
                return new Done();
            },
            constraint => constraint == ConstraintNames.SlotIsOpen ? MoveRefusal.NoLongerOffered : null,
            default);

        Assert.Equal(1, written);
        Assert.Equal(MoveRefusal.NoLongerOffered, moved.Refusal);
        await using var after = Database.Open();
        Assert.Equal(SlotState.Free, await after.Slots.Where(s => s.Id == open.Slots[2].Id).Select(s => s.State).SingleAsync());
    }

    [Fact]
    public async Task A_query_tagged_for_update_locks_its_row_until_its_transaction_ends()
    {
        var slot = (await Given.OpenSessionAsync()).Slots[0].Id;
        await using var one = Database.Open();
        await using var other = Database.Open();
        Task<Slot?> Take(PacteDb db) => db.Slots.TagWith("for update skip locked").FirstOrDefaultAsync(s => s.Id == slot);

        await using (await one.Database.BeginTransactionAsync())
        {
            Assert.NotNull(await Take(one));
            Assert.Null(await Take(other));
        }

        Assert.NotNull(await Take(other));
    }
}
