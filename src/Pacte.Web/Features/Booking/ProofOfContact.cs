using System.Security.Cryptography;
using Npgsql;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// Compares the code typed with the one that was sent. A try is spent before the code is compared, in a statement of its own, so that
/// a refusal cannot give it back.
/// </summary>
public sealed class ProofOfContact(NpgsqlDataSource source, TimeProvider clock, PatientKeys keys, StoppedChannels stopped)
{
    private const string SpendTry =
        """
        update booking_drafts set code_tries_left = greatest(code_tries_left - 1, -1)
         where id = $1 and appointment_id is null and entry_id is null
        returning code_hash, code_expires_at, code_tries_left, contact
        """;

    /// <summary>A contact proved though nothing could be booked: the browser may hold another slot, and its network one more.</summary>
    public async Task KeepAsync(Guid draft, CancellationToken ct)
    {
        await using var command = source.CreateCommand(HoldSql.Prove);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draft });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Why the code proves nothing; null when it does, and when the draft has no use for one any more.</summary>
    public async Task<BookingRefusal?> RefusalAsync(Guid draftId, string? code, CancellationToken ct)
    {
        await using var command = source.CreateCommand(SpendTry);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draftId });
        await using var row = await command.ExecuteReaderAsync(ct);
        // No row: no draft, or done already; the caller's transaction tells them apart.
        if (!await row.ReadAsync(ct))
            return null;
        // None was asked, or the contact changed since.
        var typed = await row.IsDBNullAsync(3, ct) ? null : row.GetString(3);
        if (await row.IsDBNullAsync(0, ct) || Contact.Parse(typed).Value is not { } contact)
            return BookingRefusal.CodeExpired;
        if (row.GetFieldValue<DateTimeOffset>(1) <= clock.GetUtcNow())
            return BookingRefusal.CodeExpired;
        if (row.GetInt32(2) < 0)
            return BookingRefusal.NoTriesLeft;
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (!CryptographicOperations.FixedTimeEquals(keys.OfCode(draftId, contact, digits), row.GetFieldValue<byte[]>(0)))
            return BookingRefusal.WrongCode;
        await stopped.ReopenAsync(contact.Value, ct);
        return null;
    }
}
