using Pacte.Domain.Access;
using Pacte.Domain.Booking;

namespace Pacte.Web.Access;

/// <summary>Where each role begins, and where it may be sent back to after signing in.</summary>
public static class StaffDoors
{
    /// <summary>Where people are booked for: the helpers' own area, open to front desks and agencies too.</summary>
    public const string HelpArea = "/aide-rendez-vous";

    private static readonly (Role Role, string Area, string First)[] Doors =
    [
        (Role.Doctor, "/medecin", "/medecin/mois"),
        (Role.FrontDesk, "/accueil", "/accueil"),
        (Role.Ars, "/ars", "/ars/zones"),
        (Role.National, "/ars", "/ars/zones"),
        (Role.Helper, HelpArea, HelpArea),
    ];

    public static string FirstPageOf(Role role) => Doors.First(door => door.Role == role).First;

    /// <summary>The page asked for before signing in, when it is one of ours and not another role's; else the role's first page.</summary>
    public static string After(Role role, string? wanted)
    {
        if (!IsLocal(wanted))
            return FirstPageOf(role);
        if (IsIn(HelpArea, wanted!) && Assistance.ChannelOf(role) is not null)
            return wanted!;
        var own = Doors.First(door => door.Role == role).Area;
        return Doors.Any(door => door.Area != own && IsIn(door.Area, wanted!)) ? FirstPageOf(role) : wanted!;
    }

    /// <summary>True for an address of this site: a path from the root, which no browser can take for another host.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..]
        && address is not ['/', '/' or '\\', ..]
        && !address.Any(c => char.IsControl(c) || c == '\\');

    private static bool IsIn(string area, string address) =>
        address.StartsWith(area, StringComparison.OrdinalIgnoreCase)
        && (address.Length == area.Length || address[area.Length] is '/' or '?' or '#');
}
