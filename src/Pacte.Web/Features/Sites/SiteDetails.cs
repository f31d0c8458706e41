using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Sites;

/// <summary>What may be changed of a site, and is asked for when it is proposed.</summary>
public sealed record SiteDetails
{
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required string Postcode { get; init; }
    public required int RoomCount { get; init; }
    public required OpeningHours Hours { get; init; }
    public bool StepFreeAccess { get; init; }
    public string? AccessNote { get; init; }
    public string? ParkingNote { get; init; }
    public string? TransitNote { get; init; }
    public string? Equipment { get; init; }
    public string? Phone { get; init; }

    internal void ApplyTo(Site site)
    {
        (site.Name, site.Address, site.Postcode) = (Name, Address, Postcode);
        (site.RoomCount, site.Hours, site.StepFreeAccess) = (RoomCount, Hours, StepFreeAccess);
        (site.AccessNote, site.ParkingNote, site.TransitNote, site.Phone) = (AccessNote, ParkingNote, TransitNote, Phone);
        site.Equipment = Equipment;
    }
}
