using Pacte.Domain.Sites;

namespace Pacte.Domain.Planning;

/// <summary>What an agency asks of the plans to come.</summary>
public enum ChoiceKind
{
    /// <summary>This doctor at this site, that day and part of it.</summary>
    Pin,

    /// <summary>Not this doctor at this site, that day or ever.</summary>
    Ban,
}

/// <summary>Why a choice is refused.</summary>
public enum ChoiceRefusal
{
    NotFound,

    /// <summary>Plans place nobody on that date any more.</summary>
    TooLate,

    /// <summary>The doctor is pinned that day already, perhaps by another agency.</summary>
    PinnedThatDay,
    BannedAlready,
}

/// <summary>Why a plan could not follow a pin.</summary>
public enum PinRefusal
{
    NoSuchOffer,
    NoSuchNeed,
    NotVerified,
    Exempt,
    AlreadyEngaged,
    PartNotOffered,
    OtherSpecialty,
    BeyondTravelLimit,
    OwnZone,
    Excluded,
    NeedFull,
    CapReached,
}

/// <summary>
/// A choice of an agency that the matching must respect (choix de l'agence). It changes no plan by itself: the next one follows it.
/// Dropped, it is kept, so that a plan computed before can say that it is no longer up to date.
/// </summary>
public sealed class PlanChoice
{
    // For EF Core and the factories below.
    private PlanChoice() { }

    public Guid Id { get; private init; }
    public ChoiceKind Kind { get; private init; }
    public Guid DoctorId { get; private init; }
    public Guid SiteId { get; private init; }

    /// <summary>Null for a ban on every date.</summary>
    public DateOnly? Date { get; private init; }

    /// <summary>Only of a pin.</summary>
    public DayPart? Part { get; private init; }

    /// <summary>Of the site: whose choice it is.</summary>
    public string RegionCode { get; private init; } = "";
    public Guid ChosenBy { get; private init; }
    public DateTimeOffset ChosenAt { get; private init; }
    public Guid? DroppedBy { get; private set; }
    public DateTimeOffset? DroppedAt { get; private set; }
    public uint Version { get; private set; }

    /// <summary>Wants a doctor at a site.</summary>
    public static PlanChoice Pin(Guid id, Guid doctorId, Site site, DateOnly date, DayPart part, Guid by, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = ChoiceKind.Pin,
        DoctorId = doctorId,
        SiteId = site.Id,
        Date = date,
        Part = part,
        RegionCode = site.RegionCode,
        ChosenBy = by,
        ChosenAt = now,
    };

    /// <summary>Does not want a doctor at a site; without a date, ever.</summary>
    public static PlanChoice Ban(Guid id, Guid doctorId, Site site, DateOnly? date, Guid by, DateTimeOffset now) => new()
    {
        Id = id,
        Kind = ChoiceKind.Ban,
        DoctorId = doctorId,
        SiteId = site.Id,
        Date = date,
        RegionCode = site.RegionCode,
        ChosenBy = by,
        ChosenAt = now,
    };

    /// <summary>The choice no longer holds.</summary>
    public Result<Done, ChoiceRefusal> Drop(Guid by, DateTimeOffset now)
    {
        if (DroppedAt is not null)
            return ChoiceRefusal.NotFound;
        (DroppedBy, DroppedAt) = (by, now);
        return new Done();
    }
}
