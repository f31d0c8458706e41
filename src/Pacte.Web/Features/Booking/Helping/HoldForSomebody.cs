using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>
/// Keeps a slot while a helper fills in the form of the person before them. Each account has a seat of its own, so that two helpers of
/// one town hall never wait for each other; and one seat only: another slot gives the former back. Ten minutes begin anew with each
/// person, since helpers serve one after the other.
/// </summary>
public sealed class HoldForSomebody(UnitOfWork work, TimeProvider clock, KeyedHash hash)
{
    /// <param name="SlotId">The slot wanted.</param>
    /// <param name="SamePerson">The draft whose words are kept; null for another person.</param>
    public sealed record Request(Guid SlotId, Guid? SamePerson);


    /// <summary>The id of the draft.</summary>
    public Task<Result<Guid, BookingRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Guid, BookingRefusal>(Scope.Service, db => HoldAsync(db, request, actor, ct), _ => null, ct);

    private async Task<Result<Guid, BookingRefusal>> HoldAsync(PacteDb db, Request request, Actor actor, CancellationToken ct)
    {
        if (Assistance.ChannelOf(actor.Role) is null)
            return BookingRefusal.NotFound;
        var (now, own) = (clock.GetUtcNow(), hash.Of("helper-seat", actor.AccountId.ToString("N")));
        var before = await HeldAsync(db, own, actor, ct);
        var slots = await db.Slots.FromSql(
            $"select * from slots where id = {request.SlotId} or id in (select slot_id from booking_drafts where id = any({before})) order by id for update")
            .ToListAsync(ct);
        if (slots.Find(s => s.Id == request.SlotId) is not { } wanted)
            return BookingRefusal.NotFound;
        if (wanted.State is SlotState.Closed || wanted.StartsAt <= now)
            return BookingRefusal.NoLongerOffered;
        foreach (var slot in slots)
            Array.ForEach(before, slot.Release);
        var draft = await DraftAsync(db, request, actor, own, now, ct);
        if (!wanted.TryHold(draft.Id, now))
            return BookingRefusal.JustTaken;
        await EndAsync(db, before, now, ct);
        draft.HeldUntil = wanted.HeldUntil!.Value;
        db.BookingDrafts.Add(draft);
        return draft.Id;
    }

    /// <summary>What the account holds. Its row stays locked: two tabs of one account come one after the other.</summary>
    private static async Task<Guid[]> HeldAsync(PacteDb db, byte[] own, Actor actor, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from staff_accounts where id = {actor.AccountId} for no key update", ct);
        return await db.Database.SqlQuery<Guid>(
            $"""select id as "Value" from booking_drafts where network_key = {own} and seat is not null for update""").ToArrayAsync(ct);
    }

    private static async Task<BookingDraft> DraftAsync(
        PacteDb db, Request request, Actor actor, byte[] own, DateTimeOffset now, CancellationToken ct)
    {
        var draft = new BookingDraft
        {
            Id = RandomId(),
            SlotId = request.SlotId,
            HelperId = actor.AccountId,
            NetworkKey = own,
            Seat = 1,
            CreatedAt = now,
            HeldUntil = now,
            SubmissionId = RandomId(),
        };
        if (request.SamePerson is { } same && await db.LockDraftAsync(same, ct) is { IsDone: false } typed && typed.HelperId == actor.AccountId)
            PatientForm.Of(typed).KeepIn(draft);
        return draft;
    }

    // Never at the instant of its creation, which means that no slot was ever kept.
    private static Task<int> EndAsync(PacteDb db, Guid[] drafts, DateTimeOffset now, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
         update booking_drafts set seat = null, held_until = least(held_until, greatest({now}, created_at + interval '1 microsecond'))
          where id = any({drafts}) and appointment_id is null
         """,
        ct);

    private static Guid RandomId() => new(RandomNumberGenerator.GetBytes(16));
}
