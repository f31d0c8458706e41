using System.Security.Cryptography;
using Npgsql;
using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Web.Data;
using Pacte.Web.Data.Availability;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// Keeps a slot for a visitor while they write their name. One statement takes the slot, gives back the one that the same browser
/// kept before, and opens the draft with what was typed so far: it holds or it does not, with no state between. Beyond five
/// holds at once on a network, and once a browser's ten minutes are over, the draft is opened all the same, without a hold.
/// </summary>
public sealed class HoldSlot(NpgsqlDataSource source, TimeProvider clock, KnownSlots known, NetworksInUse networks)
{
    // More than the seats of a network, each of which may be lost to another at the last moment.
    private const int Tries = 10;

    /// <param name="SlotId">The slot wanted.</param>
    /// <param name="PreviousDraft">The draft that the browser's cookie names, when it has one.</param>
    /// <param name="Network">The key of the network that the visitor comes from.</param>
    public sealed record Request(Guid SlotId, Guid? PreviousDraft, byte[] Network);

    /// <summary>The id of the draft: the only key to it, so it is 128 random bits.</summary>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var draft = RandomId();
        await using var connection = await source.OpenConnectionAsync(ct);
        if (await TakeAsync(connection, request, draft, now, ct))
            return draft;
        return await ExplainAsync(connection, request, now, ct);
    }

    private async Task<bool> TakeAsync(NpgsqlConnection connection, Request request, Guid draft, DateTimeOffset now, CancellationToken ct)
    {
        var isFirst = networks.Meet(request.Network);
        var way = request.PreviousDraft is not null ? HoldSql.Instead : isFirst ? HoldSql.First : HoldSql.Shared;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = new NpgsqlCommand(way, connection)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = request.SlotId },
                        new NpgsqlParameter<Guid> { TypedValue = draft },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = now + BookingDraft.HoldTime },
                        new NpgsqlParameter<Guid> { TypedValue = RandomId() },
                        new NpgsqlParameter<byte[]> { TypedValue = request.Network },
                    },
                };
                if (request.PreviousDraft is { } previous)
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = previous });
                return await KeepAsync(command, request.SlotId, now, ct);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected && attempt < Tries)
            {
                // The database undid this one; the other side is done by now.
            }
            catch (PostgresException e) when (e.ConstraintName is ConstraintNames.SeatHasOneHold && attempt < Tries)
            {
                if (way == HoldSql.First)
                    way = HoldSql.Shared;
            }
        }
    }

    // What this node has committed, it shows to nobody from now on.
    private async Task<bool> KeepAsync(NpgsqlCommand command, Guid slot, DateTimeOffset now, CancellationToken ct)
    {
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return false;
        var until = row.GetFieldValue<DateTimeOffset>(0);
        var freed = row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1);
        if (until > now)
            known.Held(slot, until);
        if (freed is { } former)
            known.Freed(former);
        return true;
    }

    private async Task<Result<Guid, BookingRefusal>> ExplainAsync(
        NpgsqlConnection connection, Request request, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(HoldSql.Why, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = request.SlotId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<Guid> { TypedValue = request.PreviousDraft ?? Guid.Empty },
            },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return BookingRefusal.NotFound;
        var (state, ahead) = (Enum.Parse<SlotState>(row.GetString(0)), row.GetBoolean(1));
        if (request.PreviousDraft is { } own && !await row.IsDBNullAsync(2, ct) && row.GetBoolean(2))
            return own;
        known.Met(request.SlotId, now + KnownSlots.Trust);
        return ahead && state is not SlotState.Closed ? BookingRefusal.JustTaken : BookingRefusal.NoLongerOffered;
    }

    private static Guid RandomId() => new(RandomNumberGenerator.GetBytes(16));
}
