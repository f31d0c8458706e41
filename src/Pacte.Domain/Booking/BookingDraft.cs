using Pacte.Domain.Waiting;

namespace Pacte.Domain.Booking;

/// <summary>
/// What a visitor typed while a slot is held, or before joining the waiting list, until the contact is proved. Its id is the only key to it (random bits, in the visitor's URL);
/// it is deleted when booked or a day after its hold ended.
/// </summary>
public sealed class BookingDraft
{
    /// <summary>How long a slot is kept for the visitor.</summary>
    public static readonly TimeSpan HoldTime = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan CodeTime = TimeSpan.FromMinutes(10);

    /// <summary>How long a code lets somebody see and change what is held on them.</summary>
    public static readonly TimeSpan RightsTime = TimeSpan.FromMinutes(30);
    public const int CodeTries = 5;
    public const int CodesAtMost = 4;

    public required Guid Id { get; init; }

    /// <summary>The slot wanted; null for who joins the waiting list.</summary>
    public Guid? SlotId { get; init; }

    /// <summary>What they would wait for; null for who wants a slot.</summary>
    public WaitingWish? Wish { get; init; }

    /// <summary>The account that fills it in for somebody; null for a visitor's own.</summary>
    public Guid? HelperId { get; init; }

    /// <summary>Opened to see or change what is held on the person, not to book or to wait.</summary>
    public bool ForRights { get; init; }

    /// <summary>Until when whoever typed the code may use their rights; null when none was proved.</summary>
    public DateTimeOffset? ProvedUntil { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the hold ends. The instant of creation when there was none; before it when the browser's only hold had ended already.</summary>
    public required DateTimeOffset HeldUntil { get; set; }

    /// <summary>Keyed hash of the network that the hold counts for.</summary>
    public byte[]? NetworkKey { get; init; }

    /// <summary>Which of the five seats of its network the hold takes; null without a hold, and once a contact is proved.</summary>
    public short? Seat { get; set; }

    /// <summary>When the contact was proved, for a draft that could not be booked all the same.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>True when too many people were choosing from the same network: nothing is kept, and the right code takes the slot.</summary>
    public bool IsTakenByCode => HeldUntil == CreatedAt;

    /// <summary>Id of the booking form, so that the same form posted twice makes one appointment.</summary>
    public required Guid SubmissionId { get; init; }

    // As typed; checked when the form is posted, kept so that going back loses nothing.
    public string? FirstName { get; set; }
    public string? LastName { get; set; }

    /// <summary>Day, month and year as typed, « 31/2/1958 »: kept even when no such day exists. Zero is an unknown day or month.</summary>
    public string? BirthDate { get; set; }
    public string? Contact { get; set; }
    public Relation Relation { get; set; }

    /// <summary>The commune where the person lives as typed, then its INSEE code once recognised.</summary>
    public string? Commune { get; set; }
    public string? CommuneInsee { get; set; }

    /// <summary>The person lives abroad, or has no fixed address.</summary>
    public bool Elsewhere { get; set; }
    public bool? HasTreatingDoctor { get; set; }

    /// <summary>Keyed hash of the current six-digit code.</summary>
    public byte[]? CodeHash { get; set; }
    public DateTimeOffset? CodeExpiresAt { get; set; }
    public int CodeTriesLeft { get; set; }
    public int CodesSent { get; set; }

    /// <summary>Set once booked: the confirmation page is found again from the draft.</summary>
    public Guid? AppointmentId { get; set; }

    /// <summary>Set once in the waiting list.</summary>
    public Guid? EntryId { get; set; }

    /// <summary>Nothing more can be done with it.</summary>
    public bool IsDone => AppointmentId is not null || EntryId is not null;
}
