using System.Security.Cryptography;
using Npgsql;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking.Taking;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// Compares the code typed with the one that was sent. A wrong one has spent a try by the time that its answer leaves, whatever else is
/// refused, and however many try at once.
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
    public async Task KeepAsync(Guid draft, string contact, CancellationToken ct)
    {
        await stopped.ReopenAsync(contact, ct);
        await using var command = source.CreateCommand(HoldSql.Prove);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draft });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// Why the code proves nothing, in a transaction of its own; null when it does, and when the draft has no use for one any more.
    /// </summary>
    public async Task<BookingRefusal?> RefusalAsync(Guid draftId, string? code, CancellationToken ct)
    {
        await using var command = source.CreateCommand(SpendTry);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draftId });
        await using var row = await command.ExecuteReaderAsync(ct);
        // No row: no draft, or done already; the caller's transaction tells them apart.
        if (!await row.ReadAsync(ct))
            return null;
        var sent = new SentCode(
            await row.IsDBNullAsync(0, ct) ? null : row.GetFieldValue<byte[]>(0),
            await row.IsDBNullAsync(1, ct) ? null : row.GetFieldValue<DateTimeOffset>(1),
            row.GetInt32(2) + 1,
            await row.IsDBNullAsync(3, ct) ? null : row.GetString(3));
        if (Refusal(draftId, sent, code) is { } refusal)
            return refusal;
        await stopped.ReopenAsync(sent.Contact!, ct);
        return null;
    }

    /// <summary>
    /// The same, in the transaction that acts on the proof, of a draft locked by it: nobody else tries meanwhile. A wrong code spends a try,
    /// which the caller must commit; a right one has no need to. <see cref="KnownPersons"/> then opens the contact again.
    /// </summary>
    public BookingRefusal? Refusal(BookingDraft draft, string? code)
    {
        var refusal = Refusal(draft.Id, new(draft.CodeHash, draft.CodeExpiresAt, draft.CodeTriesLeft, draft.Contact), code);
        if (refusal is BookingRefusal.WrongCode)
            draft.CodeTriesLeft--;
        return refusal;
    }

    private BookingRefusal? Refusal(Guid draftId, SentCode sent, string? code)
    {
        // None was asked, or the contact changed since.
        if (sent.Hash is null || Contact.Parse(sent.Contact).Value is not { } contact)
            return BookingRefusal.CodeExpired;
        if (sent.ExpiresAt <= clock.GetUtcNow())
            return BookingRefusal.CodeExpired;
        if (sent.TriesLeft <= 0)
            return BookingRefusal.NoTriesLeft;
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        return CryptographicOperations.FixedTimeEquals(keys.OfCode(draftId, contact, digits), sent.Hash) ? null : BookingRefusal.WrongCode;
    }

    /// <param name="TriesLeft">Before this one.</param>
    private readonly record struct SentCode(byte[]? Hash, DateTimeOffset? ExpiresAt, int TriesLeft, string? Contact);
}
