namespace Pacte.Domain.Access;

/// <summary>
/// What a query may see. It is part of every query, through the filters of the data context:
/// with <see cref="None"/>, which is the default, private rows do not exist.
/// </summary>
public sealed record Scope
{
    private Scope() { }

    /// <summary>All staff rows: doctors, offers, sessions, plans.</summary>
    public bool SeesEverything { get; private init; }

    /// <summary>Appointments and persons of every site; for the booking service itself, never for staff.</summary>
    public bool SeesPatients { get; private init; }
    public string? RegionCode { get; private init; }
    public Guid? SiteId { get; private init; }
    public Guid? DoctorId { get; private init; }

    /// <summary>The account whose own bookings for others are seen.</summary>
    public Guid? HelperId { get; private init; }

    /// <summary>Since when they are.</summary>
    public DateTimeOffset HelpedSince { get; private init; }

    public static Scope None { get; } = new();

    /// <summary>The ministry: every region, no patient.</summary>
    public static Scope National { get; } = new() { SeesEverything = true };

    /// <summary>The service acting for itself or for a patient who holds a secret link; each query carries its own key.</summary>
    public static Scope Service { get; } = new() { SeesEverything = true, SeesPatients = true };

    public static Scope OfRegion(string code) => new() { RegionCode = code };

    public static Scope OfSite(Guid id) => new() { SiteId = id };

    public static Scope OfDoctor(Guid id) => new() { DoctorId = id };

    /// <summary>What one account booked for others since an instant, and whom for. Nothing else, whatever its role.</summary>
    public static Scope OfHelp(Guid accountId, DateTimeOffset since) => new() { HelperId = accountId, HelpedSince = since };
}
