namespace Pacte.Domain.Booking;

/// <summary>
/// One row per identity key. The same name and birth date with another contact is another row, listed for review.
/// Once erased, the row says nothing of anybody; it stays because appointments are counted by it.
/// </summary>
public sealed class Person
{
    /// <summary>How many months an identity is kept after the last appointment, or after the end of the last wait.</summary>
    public const int MonthsKept = 12;

    public required Guid Id { get; init; }

    /// <summary>Keyed hash of folded birth name, first name, birth date and verified contact; random bytes once erased.</summary>
    public required byte[] IdentityKey { get; set; }

    /// <summary>Keyed hash of the verified contact; at most six persons share one. Null without a contact, and once erased.</summary>
    public required byte[]? ContactKey { get; set; }

    /// <summary>Keyed hash of folded names and birth date: persons who share it are listed for review. Null once erased.</summary>
    public byte[]? HomonymKey { get; set; }
    public required string FirstName { get; set; }
    public required string LastName { get; set; }

    /// <summary>
    /// The day, or the first day that it may be when only the month or the year is known; the first of all dates once erased.
    /// </summary>
    public required DateOnly BirthDate { get; set; }
    public BirthPrecision BirthPrecision { get; set; }

    /// <summary>INSEE code of the commune where the person lives; null abroad or without a fixed address.</summary>
    public string? CommuneInsee { get; set; }

    /// <summary>E.164 number or lower-case e-mail address, proved by a code. Null for who has none and was helped, and once erased.</summary>
    public required string? Contact { get; set; }

    /// <summary>E.164 number of a landline, on which the front desk may call somebody without a contact. Said, not proved: nothing is sent there.</summary>
    public string? Phone { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In which they last booked, or joined the waiting list: they are written to in it.</summary>
    public Language Language { get; set; }
    public DateTimeOffset? ErasedAt { get; private set; }

    public bool IsErased => ErasedAt is not null;

    /// <summary>Forgets who this was.</summary>
    /// <param name="key">Random bytes that take the place of the identity key.</param>
    /// <param name="now">When.</param>
    public void Erase(byte[] key, DateTimeOffset now)
    {
        (IdentityKey, ContactKey, HomonymKey, ErasedAt) = (key, null, null, now);
        (FirstName, LastName, BirthDate, Contact, Phone) = ("", "", DateOnly.MinValue, null, null);
        (BirthPrecision, CommuneInsee, Language) = (BirthPrecision.Day, null, Language.French);
    }
}
