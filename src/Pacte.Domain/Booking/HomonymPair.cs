namespace Pacte.Domain.Booking;

/// <summary>What somebody who looked at two persons of one name found.</summary>
public enum HomonymVerdict
{
    Different,
    Same,
}

/// <summary>
/// Two persons who may be one: they bear the same names and birth date with two contacts, or a correction would have made them one.
/// Nobody is refused for it and nothing is merged by itself: people look, and say what they found.
/// </summary>
public sealed class HomonymPair
{
    /// <summary>The smaller id of the two, so that a pair is one row.</summary>
    public required Guid OneId { get; init; }
    public required Guid OtherId { get; init; }

    /// <summary>Null while nobody has looked.</summary>
    public HomonymVerdict? Verdict { get; init; }
    public DateTimeOffset? ReviewedAt { get; init; }
    public Guid? ReviewedBy { get; init; }

    /// <summary>The two ids in the order in which a pair is stored.</summary>
    public static (Guid One, Guid Other) Order(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
