namespace Pacte.Domain.Sites;

/// <summary>A place where consultations take place (lieu de consultation).</summary>
public sealed class Site
{
    public required Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Address { get; set; }
    public required string Postcode { get; set; }

    /// <summary>INSEE code of its commune; zone, département, region and time zone follow from it.</summary>
    public required string CommuneInsee { get; init; }
    public required string CommuneName { get; init; }
    public string? EpciSiren { get; init; }
    public required string DepartementCode { get; init; }
    public required string RegionCode { get; init; }

    /// <summary>IANA name, for example Europe/Paris or Indian/Reunion.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Decimal degrees.</summary>
    public required double Latitude { get; set; }
    public required double Longitude { get; set; }

    /// <summary>Rooms that may be used at once, numbered from 1.</summary>
    public required int RoomCount { get; set; }
    public required OpeningHours Hours { get; set; }
    public SiteState State { get; private set; } = SiteState.Proposed;

    public bool StepFreeAccess { get; set; }
    public string? AccessNote { get; set; }
    public string? ParkingNote { get; set; }
    public string? TransitNote { get; set; }

    /// <summary>What a doctor finds there, in French: « électrocardiogramme, réfrigérateur à vaccins ».</summary>
    public string? Equipment { get; set; }

    /// <summary>Telephone of the front desk, as it should be shown.</summary>
    public string? Phone { get; set; }

    /// <summary>True when the row belongs to the demonstration and stands for no real place.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at each write.</summary>
    public uint Version { get; private set; }

    /// <summary>Moves the site along its life; refuses a step that its life does not have.</summary>
    public Result<Done, SiteRefusal> MoveTo(SiteState next)
    {
        var allowed = (State, next) switch
        {
            (SiteState.Proposed, SiteState.Validated) => true,
            (SiteState.Validated, SiteState.Open) => true,
            (SiteState.Open, SiteState.Suspended) or (SiteState.Suspended, SiteState.Open) => true,
            (not SiteState.Closed, SiteState.Closed) => true,
            _ => false,
        };
        if (!allowed)
            return SiteRefusal.StepNotAllowed;
        State = next;
        return new Done();
    }
}

/// <summary>Why an act on a site or its needs is refused.</summary>
public enum SiteRefusal
{
    NotFound,
    StepNotAllowed,
    NeedsExceedRooms,

    /// <summary>A session to come stands in a room that would no longer be there.</summary>
    RoomsInUse,
    NeedAlreadyThere,
    CountsOutOfOrder,
    DateInThePast,
    SiteNotOpen,

    /// <summary>Sessions to come stand at the site; the result names them.</summary>
    SessionsStand,

    /// <summary>Sessions were made for the need: it may not be removed, nor ask for fewer doctors than they bring.</summary>
    NeedHasSessions,
    HoursOutOfOrder,
    ChangedMeanwhile,
}
