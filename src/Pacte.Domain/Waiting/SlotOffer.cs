namespace Pacte.Domain.Waiting;

/// <summary>Offered until answered, until its time is over, or until there is nothing left to offer.</summary>
public enum OfferState
{
    Offered,
    Accepted,
    Declined,
    Expired,

    /// <summary>The session was cancelled, or the person found an appointment otherwise.</summary>
    Withdrawn,
}

/// <summary>Why a slot is offered to one person before all.</summary>
public enum OfferReason
{
    /// <summary>Somebody gave it back.</summary>
    Freed,

    /// <summary>It belongs to the share of a new session that serves the waiting list first.</summary>
    NewSession,

    /// <summary>The person's own session was cancelled: this is the nearest that was left.</summary>
    Displaced,

    /// <summary>Another doctor came for the person's cancelled session: the same hour again.</summary>
    GivenBack,
}

/// <summary>
/// A slot kept for one person for a limited time. What ranked the person is written with it, so that it can be explained
/// long after: the data, the rule and its weights.
/// </summary>
public sealed class SlotOffer
{
    public required Guid Id { get; init; }
    public required Guid SlotId { get; init; }

    /// <summary>The place in the waiting list that it answers; null when it answers a displaced appointment.</summary>
    public Guid? EntryId { get; init; }

    /// <summary>The displaced appointment that it would replace.</summary>
    public Guid? AppointmentId { get; init; }
    public required Guid PersonId { get; init; }
    public required OfferReason Reason { get; init; }
    public required DateTimeOffset OfferedAt { get; init; }

    /// <summary>Until when the slot is theirs alone.</summary>
    public required DateTimeOffset Until { get; init; }
    public OfferState State { get; private set; } = OfferState.Offered;
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What ranked the person in the waiting list; null for a displaced appointment.</summary>
    public OfferRank? Rank { get; init; }

    /// <summary>True while the person may take the slot.</summary>
    public bool IsLiveAt(DateTimeOffset now) => State is OfferState.Offered && Until > now;

    /// <summary>Ends the offer; false when it had ended already.</summary>
    public bool End(OfferState state, DateTimeOffset now)
    {
        if (State is not OfferState.Offered)
            return false;
        (State, AnsweredAt) = (state, now);
        return true;
    }
}

/// <summary>What ranked somebody in the waiting list at the time of an offer.</summary>
/// <param name="Rule">Number of the <see cref="WaitingRule"/>.</param>
/// <param name="Ranked">How many people could have been offered the slot then, this one included.</param>
/// <param name="WaitingSince">When their wait began.</param>
/// <param name="RoadKm">From their place to the site, in kilometres by road.</param>
/// <param name="HasTreatingDoctor">With a médecin traitant or not.</param>
public sealed record OfferRank(int Rule, int Ranked, DateTimeOffset WaitingSince, int RoadKm, bool HasTreatingDoctor);
