using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

/// <summary>What the tests of the booking share: the application's own use cases, on rows of their own.</summary>
public abstract class BookingTest(PacteApp app)
{
    private static int patients;

    protected PacteApp App => app;

    protected Given Given { get; } = new(app.Database, app.Clock);

    protected DateTimeOffset Now => app.Clock.GetUtcNow();

    protected T Use<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>A network where nobody else is.</summary>
    protected static byte[] NewNetwork() => RandomNumberGenerator.GetBytes(32);

    protected Task<Pacte.Domain.Result<Guid, BookingRefusal>> TryHoldAsync(Slot slot, Guid? previous = null, byte[]? network = null) =>
        Use<HoldSlot>().ExecuteAsync(new(slot.Id, previous, network ?? NewNetwork()), default);

    protected async Task<Guid> HoldAsync(Slot slot, Guid? previous = null, byte[]? network = null)
    {
        var held = await TryHoldAsync(slot, previous, network);
        return held.IsDone ? held.Value : throw new InvalidOperationException($"Refused: {held.Refusal}");
    }

    /// <summary>A form that can be booked, for a person of one's own.</summary>
    protected static PatientForm SomebodyNew()
    {
        var number = Interlocked.Increment(ref patients);
        return new()
        {
            FirstName = "Louise",
            LastName = $"Carlier {Letters(number)}",
            Birth = new() { Day = "14", Month = "7", Year = "1961" },
            Contact = $"louise{number}.{Environment.ProcessId}@exemple.test",
            Commune = "Péronne",
            CommuneCode = "80620",
            Treating = PatientForm.No,
        };
    }

    /// <summary>Fills in the form of a draft, asks for a code, and reads it in the message.</summary>
    protected async Task<string> AskForCodeAsync(Guid draft, PatientForm form)
    {
        await Use<SaveDetails>().ExecuteAsync(draft, form, default);
        var asked = await Use<AskForCode>().ExecuteAsync(draft, default);
        return asked.IsDone ? await CodeOfAsync(draft) : throw new InvalidOperationException($"Refused: {asked.Refusal}");
    }

    protected async Task<string> CodeOfAsync(Guid draft)
    {
        await using var db = app.Database.Open();
        var body = await db.OutboxMessages.Where(m =>
            m.EventKey.StartsWith($"booking-code:{draft:N}:")).OrderByDescending(m => m.EventKey).Select(m => m.Body).FirstAsync();
        return body.Split(' ', '.', '\u00A0').First(word => word.Length == 6 && word.All(char.IsAsciiDigit));
    }

    protected async Task<Pacte.Domain.Result<Guid, BookingRefusal>> ConfirmAsync(Guid draft, string code)
    {
        var booked = await Use<BookSlot>().ExecuteAsync(new(draft, code), default);
        return booked.Value?.Id ?? booked.As<Guid>();
    }

    protected async Task<Appointment> BookAsync(Slot slot, PatientForm? form = null)
    {
        var draft = await HoldAsync(slot);
        var code = await AskForCodeAsync(draft, form ?? SomebodyNew());
        var booked = await ConfirmAsync(draft, code);
        return booked.IsDone ? await AppointmentAsync(booked.Value) : throw new InvalidOperationException($"Refused: {booked.Refusal}");
    }

    protected async Task<Appointment> AppointmentAsync(Guid id)
    {
        await using var db = app.Database.Open();
        return await db.Appointments.SingleAsync(a => a.Id == id);
    }

    protected async Task<Slot> SlotAsync(Slot slot)
    {
        await using var db = app.Database.Open();
        return await db.Slots.SingleAsync(s => s.Id == slot.Id);
    }

    protected async Task<BookingDraft> DraftAsync(Guid id)
    {
        await using var db = app.Database.Open();
        return await db.BookingDrafts.SingleAsync(d => d.Id == id);
    }

    // A name is letters: numbers would fold to nothing.
    private static string Letters(int number) =>
        string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));
}
