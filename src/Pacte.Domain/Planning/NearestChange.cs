using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Domain.Planning;

/// <summary>What a doctor could change so that an offer gets a place.</summary>
public enum ChangeKind
{
    OtherPart,
    OtherDate,
    LargerTravelLimit,
    LargerCap,
}

/// <summary>The smallest change that would give an offer a place, when the plan was computed.</summary>
/// <param name="Kind">What would change.</param>
/// <param name="Date">When the doctor would be awaited.</param>
/// <param name="Part">For which part of that day.</param>
/// <param name="Commune">Where.</param>
/// <param name="RoadKm">How far that is, one way.</param>
public sealed record NearestChange(ChangeKind Kind, DateOnly Date, DayPart Part, string Commune, double RoadKm)
{
    /// <summary>« mardi 8 décembre au lieu de lundi 7 décembre, à Saint-Gaudens »</summary>
    public string Words(DateOnly offered) => Kind switch
    {
        ChangeKind.OtherPart => $"{WholePart}, {FrenchPlaces.At(Commune)}",
        ChangeKind.OtherDate => $"{FrenchDates.Full(Date)} au lieu de {FrenchDates.Full(offered)}, {FrenchPlaces.At(Commune)}",
        ChangeKind.LargerTravelLimit => $"un trajet de {FrenchNumbers.Km(Math.Ceiling(RoadKm))}, {FrenchPlaces.At(Commune)}",
        ChangeKind.LargerCap => $"{MoreDays} de plus ce mois-ci, {FrenchPlaces.At(Commune)}",
        _ => throw new ArgumentOutOfRangeException(nameof(offered), Kind, "No words for this change."),
    };

    private string WholePart => Part switch
    {
        DayPart.Morning => "le matin du même jour",
        DayPart.Afternoon => "l’après-midi du même jour",
        _ => "la journée entière",
    };

    private string MoreDays => Part is DayPart.FullDay ? "une journée" : "une demi-journée";
}
