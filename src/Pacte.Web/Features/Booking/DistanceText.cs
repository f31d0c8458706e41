using Pacte.Domain;
using Pacte.Domain.Geography;
using Pacte.Web.Languages;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Booking;

/// <summary>How far a site is, as an estimate says it.</summary>
public static class DistanceText
{
    public static string Of(NearbySite near, CommunePlace from) =>
        near.Site.CommuneInsee == from.InseeCode ? "Sur place" : Numbers.Km(near.RoadKm);

    public static string NoteOf(NearbySite near, CommunePlace from) =>
        near.Site.CommuneInsee == from.InseeCode ? "dans la commune" : $"environ {Minutes(near.RoadKm)}";

    /// <summary>« 25 min », « 1 h 10 », by car; longer ones to five minutes, as such an estimate deserves.</summary>
    public static string Minutes(double roadKm)
    {
        var minutes = Distance.RoadMinutes(roadKm);
        if (minutes < 60)
            return $"{minutes}\u00A0min";
        var rounded = 5 * (int)Math.Round(minutes / 5.0);
        return rounded % 60 == 0 ? $"{rounded / 60}\u00A0h" : $"{rounded / 60}\u00A0h\u00A0{rounded % 60:00}";
    }

    /// <summary>« environ 12 km »</summary>
    public static string About(double roadKm) => roadKm < 1 ? Numbers.Km(roadKm) : $"environ {Numbers.Km(roadKm)}";
}
