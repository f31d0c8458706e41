using Pacte.Domain.Access;

namespace Pacte.Domain.Booking;

/// <summary>By whose hand an appointment is made.</summary>
public enum BookingChannel
{
    /// <summary>The person's own, or a relative's, who proved a contact.</summary>
    Web,

    /// <summary>A front desk, for somebody without a contact.</summary>
    Desk,

    /// <summary>A town hall or a France services.</summary>
    Helper,

    /// <summary>An agent of the ARS.</summary>
    Ars,
}

/// <summary>That somebody agreed to have an appointment made for them.</summary>
/// <param name="By">Who makes it, of a role that may help.</param>
/// <param name="AgreedAt">When they agreed.</param>
/// <param name="Version">Of the words that they agreed to.</param>
public sealed record Assistance(Actor By, DateTimeOffset AgreedAt, int Version)
{
    /// <summary>The version of the words that people agree to now.</summary>
    public const int CurrentWords = 1;

    /// <summary>How long the account sees what it made.</summary>
    public static readonly TimeSpan SeenFor = TimeSpan.FromDays(7);

    public BookingChannel Channel => ChannelOf(By.Role) ?? throw new InvalidOperationException("This role makes no appointment for others.");

    /// <summary>The channel of a role that may help; null for one that may not.</summary>
    public static BookingChannel? ChannelOf(Role role) => role switch
    {
        Role.FrontDesk => BookingChannel.Desk,
        Role.Helper => BookingChannel.Helper,
        Role.Ars => BookingChannel.Ars,
        _ => null,
    };
}
