using System.Globalization;
using System.Security.Cryptography;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Sends a code to the contact of a draft. It leaves whether anything is held on that contact or not.</summary>
public sealed class RightsCode(TimeProvider clock, PatientKeys keys, CodeLimits limits, OutboxWriter outbox, RightsMessages messages)
{
    /// <summary>A draft by which somebody proves a contact.</summary>
    public BookingDraft Open(Contact contact, string? birth, byte[] network)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = new(RandomNumberGenerator.GetBytes(16)),
            ForRights = true,
            CreatedAt = now,
            HeldUntil = now,
            NetworkKey = network,
            SubmissionId = new(RandomNumberGenerator.GetBytes(16)),
            Contact = contact.Value,
            BirthDate = birth,
        };
    }

    /// <summary>Why none is sent; null when it is, within the limits of every code.</summary>
    public async Task<RightsRefusal?> SendAsync(PacteDb db, BookingDraft draft, CancellationToken ct)
    {
        if (draft.CodesSent >= BookingDraft.CodesAtMost)
            return RightsRefusal.TooManyCodes;
        var contact = new Contact(draft.Contact!);
        if (Of(await limits.WhyNotAsync(db, draft, contact, ct)) is { } wait)
            return wait;
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        draft.CodeHash = keys.OfCode(draft.Id, contact, code);
        draft.CodeExpiresAt = clock.GetUtcNow() + BookingDraft.CodeTime;
        draft.CodeTriesLeft = BookingDraft.CodeTries;
        draft.CodesSent++;
        outbox.Write(db, messages.Code(draft, contact, code));
        return null;
    }

    public static RightsRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.RecipientDailyCap => RightsRefusal.TooManyMessages,
        ConstraintNames.PersonIsOnePerIdentity => RightsRefusal.KnownAsAnother,
        ConstraintNames.ContactHasFewPersons => RightsRefusal.TooManyPersonsForContact,
        _ => null,
    };

    public static RightsRefusal? Of(BookingRefusal? refusal) => refusal switch
    {
        null => null,
        BookingRefusal.WrongCode => RightsRefusal.WrongCode,
        BookingRefusal.CodeExpired => RightsRefusal.CodeExpired,
        BookingRefusal.NoTriesLeft => RightsRefusal.NoTriesLeft,
        BookingRefusal.NumberOutOfReach => RightsRefusal.NumberOutOfReach,
        BookingRefusal.NoSmsLeftToday => RightsRefusal.NoSmsLeftToday,
        BookingRefusal.NetworkAskedTooOften or BookingRefusal.ContactAskedTooOften or BookingRefusal.PersonAskedTooOften => RightsRefusal.AskedTooOften,
        _ => RightsRefusal.NotProved,
    };
}
