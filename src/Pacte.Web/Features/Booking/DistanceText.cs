using Pacte.Domain;
using Pacte.Domain.Geography;
using Pacte.Web.Languages;
using Pacte.Web.Ui;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>How far a site is, as an estimate says it.</summary>
public static class DistanceText
{
    public static string Of(NearbySite near, CommunePlace from) =>
        near.Site.CommuneInsee == from.InseeCode ? Say("Sur place") : Numbers.Km(near.RoadKm);

    public static string NoteOf(NearbySite near, CommunePlace from) =>
        near.Site.CommuneInsee == from.InseeCode ? Say("dans la commune") : Say($"environ {Minutes(near.RoadKm)}");

    /// <summary>« 25 min », « 1 h 10 », by car; longer ones to five minutes, as such an estimate deserves.</summary>
    public static string Minutes(double roadKm)
    {
        var minutes = Distance.RoadMinutes(roadKm);
        return Numbers.Minutes(minutes < 60 ? minutes : 5 * (int)Math.Round(minutes / 5.0));
    }

    /// <summary>« environ 12 km »</summary>
    public static string About(double roadKm) => roadKm < 1 ? Numbers.Km(roadKm) : Say($"environ {Numbers.Km(roadKm)}");
}
