using Pacte.Domain.Geography;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.Web.Features.Booking.Helping;

/// <summary>The addresses of the helpers' pages.</summary>
public static class HelpPaths
{
    public const string Search = StaffDoors.HelpArea;
    public const string Mine = $"{Search}/reservations";

    /// <param name="samePerson">The draft whose person another slot is chosen for; null for another person.</param>
    public static string Around(string commune, string insee, Guid? samePerson) =>
        $"{Search}?lieu={Uri.EscapeDataString(commune)}&commune={insee}{Person("&", samePerson)}";

    /// <summary>The same search around a commune.</summary>
    internal static string Of(SearchWish wish, CommunePlace place, int km, Guid? samePerson) =>
        $"{Search}?{wish.HrefOf(place, km).Split('?')[1]}{Person("&", samePerson)}";

    /// <summary>All the times of a site.</summary>
    public static string Site(PublicSite site, Guid? samePerson) => $"{Search}{site.Href}{Person("?", samePerson)}";

    /// <summary>What an address says of the person who is booked for.</summary>
    public static string Person(string separator, Guid? draft) => draft is { } id ? $"{separator}personne={id:N}" : "";

    public static string Form(Guid draftId) => $"{Search}/{draftId:N}";

    public static string Slip(Guid appointmentId) => $"{Mine}/{appointmentId:N}";

    public static string Cancel(Guid appointmentId) => $"{Slip(appointmentId)}/annuler";
}
