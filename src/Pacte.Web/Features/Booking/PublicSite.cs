using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Languages;

namespace Pacte.Web.Features.Booking;

/// <summary>A site as patients see it. Held in memory, shared between requests.</summary>
public sealed class PublicSite
{
    /// <summary>Digits of the id that end the address; the last of a version 7 id are random.</summary>
    private const int CodeLength = 12;

    public PublicSite(Site site)
    {
        Id = site.Id;
        Name = site.Name;
        CommuneName = site.CommuneName;
        CommuneInsee = site.CommuneInsee;
        EpciSiren = site.EpciSiren;
        RegionCode = site.RegionCode;
        Address = $"{site.Address}, {site.Postcode}\u00A0{site.CommuneName}";
        ZoneId = site.TimeZone;
        Zone = LocalTime.Zone(site.TimeZone);
        Place = new(new(site.Latitude, site.Longitude), Landmass.Of(site.CommuneInsee));
        StepFreeAccess = site.StepFreeAccess;
        AccessNote = site.AccessNote;
        ParkingNote = site.ParkingNote;
        TransitNote = site.TransitNote;
        Equipment = site.Equipment;
        DepartementCode = site.DepartementCode;
        (Street, Postcode) = (site.Address, site.Postcode);
        Phone = site.Phone;
        IsDemonstration = site.IsDemonstration;
        Href = $"/lieux/{Slug.Of(site.Name)}-{Code}";
    }

    public Guid Id { get; }
    public string Name { get; }

    /// <summary>Street, postcode and commune on one line.</summary>
    public string Address { get; }
    public string CommuneName { get; }
    public string CommuneInsee { get; }
    public string? EpciSiren { get; }
    public string RegionCode { get; }
    public string ZoneId { get; }
    public TimeZoneInfo Zone { get; }
    public LandPoint Place { get; }
    public bool StepFreeAccess { get; }
    public string? AccessNote { get; }
    public string? ParkingNote { get; }
    public string? TransitNote { get; }
    public string? Equipment { get; }
    public string DepartementCode { get; }
    public string Street { get; }
    public string Postcode { get; }
    public string? Phone { get; }
    public bool IsDemonstration { get; }

    /// <summary>« /lieux/maison-de-sante-de-peronne-4f1d0a2b77c3 »</summary>
    public string Href { get; }

    /// <summary>Its page, which then says how far it is from a commune.</summary>
    public string HrefFrom(CommunePlace commune) => $"{Href}?depuis={commune.InseeCode}";

    public string Code => CodeOf(Id);

    /// <summary>« heure de la Guadeloupe » where it is not that of Paris.</summary>
    public string? ZoneNote => Dates.ZoneNote(ZoneId);

    public static string CodeOf(Guid id) => id.ToString("N")[^CodeLength..];

    /// <summary>The code at the end of an address, or null when it has none.</summary>
    public static string? CodeIn(string slug) =>
        slug.Length > CodeLength && slug[^CodeLength..] is var code && code.All(char.IsAsciiHexDigitLower) ? code : null;

    public DateOnly LocalDate(DateTimeOffset instant) => LocalTime.DateAt(instant, Zone);

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public DateTimeOffset? Local(DateTimeOffset? instant) => instant is { } known ? Local(known) : null;
}
