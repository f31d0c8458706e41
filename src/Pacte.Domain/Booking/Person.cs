namespace Pacte.Domain.Booking;

/// <summary>One row per identity key. The same name and birth date with another contact is another row, listed for review.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>Keyed hash of folded birth name, first name, birth date and verified contact.</summary>
    public required byte[] IdentityKey { get; init; }

    /// <summary>Keyed hash of the verified contact; at most six persons share one.</summary>
    public required byte[] ContactKey { get; init; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }
    /// <summary>The day, or the first day that it may be when only the month or the year is known.</summary>
    public required DateOnly BirthDate { get; init; }
    public BirthPrecision BirthPrecision { get; init; }

    /// <summary>INSEE code of the commune where the person lives; null abroad or without a fixed address.</summary>
    public string? CommuneInsee { get; set; }

    /// <summary>E.164 number or lower-case e-mail address, proved by a code.</summary>
    public required string Contact { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
}
