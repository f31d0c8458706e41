using Pacte.Domain;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Planning;

/// <summary>What a comparison says, in French lines.</summary>
internal static class WhatIfText
{
    public static string Describe(WhatIfUnknown unknown) => unknown switch
    {
        WhatIfUnknown.Zone => "aucun lieu ouvert de cette zone ne demande de médecin aux dates encore à planifier.",
        WhatIfUnknown.Site => "ce lieu n’est pas ouvert dans ce territoire, ou ne demande personne aux dates encore à planifier.",
        WhatIfUnknown.Doctor => "ce médecin n’offre aucune date que ce plan peut utiliser.",
        _ => throw new ArgumentOutOfRangeException(nameof(unknown), unknown, "No words for this."),
    };

    /// <summary>The field of a file that names it.</summary>
    public static string FieldOf(WhatIfUnknown unknown) => unknown switch
    {
        WhatIfUnknown.Zone => "zone",
        WhatIfUnknown.Site => "site",
        WhatIfUnknown.Doctor => "doctor",
        _ => throw new ArgumentOutOfRangeException(nameof(unknown), unknown, "No field for this."),
    };

    public static string Signed(long points) => points > 0 ? $"+\u00A0{FrenchNumbers.Whole(points)}" : FrenchNumbers.Whole(points);

    /// <summary>The comparison, one fact a line. Doctors are named by their ids: the lines may end in a log.</summary>
    public static IEnumerable<string> Lines(WhatIfView view)
    {
        var (before, after) = (view.Before, view.After);
        var gained = after.Points - before.Points;
        yield return $"  {Signed(gained)} {(Math.Abs(gained) < 2 ? "point" : "points")} de couverture";
        yield return $"  {FrenchNumbers.Whole(after.ZonesCovered)} zones couvertes, au moins en partie, au lieu de {FrenchNumbers.Whole(before.ZonesCovered)}";
        yield return $"  {Days(after.HalfDaysPlaced)} jours placés au lieu de {Days(before.HalfDaysPlaced)}";
        foreach (var zone in view.Zones)
            yield return $"  {zone.Name}\u00A0: {Days(zone.HalfDaysAfter)} jours au lieu de {Days(zone.HalfDaysBefore)}";
        foreach (var line in view.Newcomers)
            yield return $"  Médecin imaginé\u00A0: {Place(line)}";
        foreach (var line in view.Placements.Added)
            yield return $"  Ajoutée\u00A0: médecin {line.DoctorId}, {Place(line)}";
        foreach (var change in view.Placements.Changed)
            yield return $"  Changée\u00A0: médecin {change.After.DoctorId}, {Place(change.After)}, au lieu de {change.Before.SiteName}, {SiteWords.Of(change.Before.Part)}";
        foreach (var line in view.Placements.Removed)
            yield return $"  Retirée\u00A0: médecin {line.DoctorId}, {Place(line)}";
        if (view.Placements.IsEmpty)
            yield return "  Rien ne change pour les médecins.";
    }

    private static string Place(PlacementLine line) => $"{FrenchDates.Full(line.Date)}, {line.SiteName}, {line.CommuneName}, {SiteWords.Of(line.Part)}";

    private static string Days(int halfDays) => FrenchNumbers.Decimal(halfDays / 2m);
}
