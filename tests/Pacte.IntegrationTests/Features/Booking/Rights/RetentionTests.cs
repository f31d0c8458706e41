using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.TestKit;
using Pacte.Web.Features.Booking.Rights;

namespace Pacte.IntegrationTests.Features.Booking.Rights;

public sealed class RetentionTests(PacteApp app) : RightsTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task An_identity_is_kept_eleven_months_and_erased_after_twelve()
    {
        var appointment = await BookAsync((await Given.OpenSessionAsync()).Slots[0]);

        App.Clock.MoveTo(appointment.EndsAt.AddMonths(11));
        await Use<ForgetIdentities>().ExecuteAsync(default);
        Assert.False((await PersonAsync(appointment.PersonId)).IsErased);

        App.Clock.MoveTo(appointment.EndsAt.AddMonths(12));
        await Use<ForgetIdentities>().ExecuteAsync(default);
        var person = await PersonAsync(appointment.PersonId);
        Assert.True(person.IsErased);
        Assert.Equal(("", "", null, DateOnly.MinValue), (person.FirstName, person.LastName, person.Contact, person.BirthDate));
        Assert.Equal(AppointmentState.Booked, (await AppointmentAsync(appointment.Id)).State);
        Assert.Equal(0, await Use<ForgetIdentities>().ExecuteAsync(default));
        Assert.Equal(person.ErasedAt, (await PersonAsync(appointment.PersonId)).ErasedAt);
    }

    [Fact]
    public async Task A_later_appointment_or_a_wait_that_goes_on_keeps_the_person()
    {
        var form = SomebodyNew();
        var first = await BookAsync((await Given.OpenSessionAsync()).Slots[0], form);
        var waiting = await new GivenWaiting(App.Database, App.Clock).PersonAsync();
        App.Clock.MoveTo(first.EndsAt.AddMonths(10));
        var second = await BookAsync((await Given.OpenSessionAsync()).Slots[0], form);
        Assert.Equal(first.PersonId, second.PersonId);

        App.Clock.MoveTo(first.EndsAt.AddMonths(13));
        await Use<ForgetIdentities>().ExecuteAsync(default);

        Assert.False((await PersonAsync(first.PersonId)).IsErased);
        Assert.False((await PersonAsync(waiting.PersonId)).IsErased);
    }

    [Fact]
    public async Task Many_are_erased_in_batches_by_two_processes_at_once_each_once()
    {
        var waiting = new GivenWaiting(App.Database, App.Clock);
        var entries = await waiting.PeopleAsync(ForgetIdentities.BatchSize * 2, _ => (GivenPlaces.Peronne, TimeSpan.Zero, false));
        await waiting.NobodyAsync();
        await using (var db = App.Database.Open())
        {
            var now = App.Clock.GetUtcNow();
            await db.WaitingEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.ClosedAt, e => e.ClosedAt == null ? null : now));
        }

        App.Clock.Advance(TimeSpan.FromDays(370));
        await Race.RunAsync(2, _ => Use<ForgetIdentities>().ExecuteAsync(default));

        await using var after = App.Database.Open();
        var ids = entries.Select(e => e.PersonId).ToList();
        Assert.Equal(entries.Count, await after.Persons.CountAsync(p => ids.Contains(p.Id) && p.ErasedAt != null));
        Assert.Equal(entries.Count, await after.AuditEntries.CountAsync(a => a.Action == "identity-erased" && ids.Contains(a.SubjectId)));
    }

    [Fact]
    public async Task Messages_are_emptied_thirty_days_after_they_were_sent_or_could_no_longer_be()
    {
        var appointment = await BookAsync((await Given.OpenSessionAsync()).Slots[0]);
        var now = App.Clock.GetUtcNow();
        await using var db = App.Database.Open();
        var key = $"appointment-booked:{appointment.Id:N}";
        await db.OutboxMessages.Where(m => m.EventKey == key).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.State, MessageState.Sent).SetProperty(m => m.SentAt, now));

        App.Clock.MoveTo(now.AddDays(29));
        await Use<ForgetMessages>().ExecuteAsync(default);
        Assert.NotEqual("", await db.OutboxMessages.Where(m => m.EventKey == key).Select(m => m.Body).SingleAsync());

        App.Clock.MoveTo(now.AddDays(30));
        Assert.True(await Use<ForgetMessages>().ExecuteAsync(default) >= 1);
        var emptied = await db.OutboxMessages.AsNoTracking().SingleAsync(m => m.EventKey == key);
        Assert.Equal(("", "", null, MessageState.Sent), (emptied.Address, emptied.Body, emptied.CalendarFile, emptied.State));
        Assert.Equal(0, await Use<ForgetMessages>().ExecuteAsync(default));
    }

    [Fact]
    public async Task Who_was_written_how_often_is_forgotten_after_the_next_day()
    {
        await BookAsync((await Given.OpenSessionAsync()).Slots[0]);
        var today = DateOnly.FromDateTime(App.Clock.GetUtcNow().UtcDateTime);

        await Use<ForgetMessages>().ExecuteAsync(default);
        Assert.NotEqual(0L, await CountersAsync(today));
        App.Clock.Advance(TimeSpan.FromDays(2));
        await Use<ForgetMessages>().ExecuteAsync(default);
        Assert.Equal(0L, await CountersAsync(today));
    }

    private async Task<object?> CountersAsync(DateOnly day)
    {
        await using var connection = await App.Database.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from message_counters where day = $1", connection);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        return await command.ExecuteScalarAsync();
    }
}
