using Pacte.Domain;
using Pacte.Domain.Geography;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Booking;

/// <summary>How far a site is, as an estimate says it.</summary>
public static class DistanceText
{
    public static string Of(NearbySite near, CommunePlace from) =>
        near.Site.CommuneInsee == from.InseeCode ? "Sur place" : FrenchNumbers.Km(near.RoadKm);

    public static string NoteOf(NearbySite near, CommunePlace from) =>
        near.Site.CommuneInsee == from.InseeCode ? "dans la commune" : "environ, par la route";

    /// <summary>« environ 12 km »</summary>
    public static string About(double roadKm) => roadKm < 1 ? FrenchNumbers.Km(roadKm) : $"environ {FrenchNumbers.Km(roadKm)}";
}
