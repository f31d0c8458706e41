namespace Pacte.Domain.Access;

/// <summary>What a member of staff may come to do. Patients have no account and no role.</summary>
public enum Role
{
    Doctor,
    FrontDesk,
    Ars,
    National,

    /// <summary>A town hall or a France services: books for people who have neither mobile nor e-mail.</summary>
    Helper,
}

/// <summary>Who acts: an account with one role and the scope that goes with it.</summary>
public sealed record Actor(Guid AccountId, Role Role, string DisplayName, Guid? DoctorId, Guid? SiteId, string? RegionCode)
{
    /// <summary>INSEE code of the commune where a helper works.</summary>
    public string? PlaceInsee { get; init; }

    /// <summary>What the actor's queries may see. A helper sees no patient by it: only <see cref="Scope.OfHelp"/> shows whom they helped.</summary>
    public Scope Scope => Role switch
    {
        Role.Doctor when DoctorId is { } doctor => Scope.OfDoctor(doctor),
        Role.FrontDesk when SiteId is { } site => Scope.OfSite(site),
        Role.Ars when RegionCode is { } region => Scope.OfRegion(region),
        Role.National => Scope.National,
        _ => Scope.None,
    };
}

/// <summary>A staff account. Identity providers come later; demonstration accounts exist only in Development.</summary>
public sealed class StaffAccount
{
    public required Guid Id { get; init; }
    public required Role Role { get; init; }
    public required string DisplayName { get; init; }
    public Guid? DoctorId { get; init; }
    public Guid? SiteId { get; init; }
    public string? RegionCode { get; init; }

    /// <summary>The town hall or the France services of a helper, as people call it.</summary>
    public string? PlaceName { get; init; }

    /// <summary>INSEE code of its commune.</summary>
    public string? PlaceInsee { get; init; }

    /// <summary>Its number, by which somebody who has no phone can be told something.</summary>
    public string? PlacePhone { get; init; }
    public bool IsDemonstration { get; init; }

    public Actor AsActor() => new(Id, Role, DisplayName, DoctorId, SiteId, RegionCode) { PlaceInsee = PlaceInsee };
}
