using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Rights;

namespace Pacte.IntegrationTests.Features.Booking.Rights;

/// <summary>What the tests of a person's rights share.</summary>
public abstract class RightsTest(PacteApp app) : BookingTest(app)
{
    /// <summary>Proves the contact and the birth date of a form; the draft that is open then.</summary>
    protected async Task<Guid> ProveAsync(PatientForm form)
    {
        var asked = await Use<AskForRights>().ExecuteAsync(new() { Contact = form.Contact, Birth = form.Birth }, [1], default);
        Assert.True(asked.IsDone, asked.Refusal.ToString());
        var proved = await Use<ProveRights>().ExecuteAsync(asked.Value, await RightsCodeAsync(asked.Value), default);
        Assert.True(proved.IsDone, proved.Refusal.ToString());
        return asked.Value;
    }

    protected async Task<string> RightsCodeAsync(Guid draft)
    {
        await using var db = App.Database.Open();
        var body = await db.OutboxMessages.Where(m => m.EventKey.StartsWith($"rights-code:{draft:N}:"))
            .OrderByDescending(m => m.EventKey).Select(m => m.Body).FirstAsync();
        return body.Split(' ', '.', '\u00A0').First(word => word.Length == 6 && word.All(char.IsAsciiDigit));
    }

    protected async Task<IReadOnlyList<HeldPerson>> SeeAsync(Guid draft) =>
        (await Use<SeeHeld>().ExecuteAsync(draft, default))?.Persons ?? throw new InvalidOperationException("Nothing was proved.");

    protected async Task<Person> PersonAsync(Guid id)
    {
        await using var db = App.Database.Open();
        return await db.Persons.SingleAsync(p => p.Id == id);
    }

    /// <summary>Books, then cancels: a person who is known and expected nowhere.</summary>
    protected async Task<Appointment> BookAndCancelAsync(Slot slot, PatientForm form)
    {
        var appointment = await BookAsync(slot, form);
        var key = Use<Pacte.Web.Access.AppointmentLinks>().KeyOf(appointment.Id);
        var cancelled = await Use<CancelAppointment>().ExecuteAsync(new(appointment.Reference, key, null), default);
        Assert.True(cancelled.IsDone, cancelled.Refusal.ToString());
        return appointment;
    }
}
