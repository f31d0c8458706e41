using Pacte.Domain;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Booking;

/// <summary>The figures of the home page. What the database cannot count is not shown.</summary>
public static class HomeFigures
{
    private const long Million = 1_000_000;

    public static IReadOnlyList<Figure> Of(ZonePicture picture) =>
    [
        new(FrenchNumbers.Whole(picture.Zones.Count), picture.Zones.Count < 2 ? "zone où les médecins manquent" : "zones où les médecins manquent"),
        People(picture.Population),
        new(FrenchNumbers.Whole(picture.VerifiedDoctors), picture.VerifiedDoctors < 2 ? "médecin volontaire vérifié" : "médecins volontaires vérifiés"),
        new(FrenchNumbers.Whole(picture.FreeSlots), picture.FreeSlots < 2 ? "horaire libre en ce moment" : "horaires libres en ce moment"),
    ];

    private static Figure People(long people) => people >= Million
        ? new(FrenchNumbers.Decimal(Math.Round((decimal)people / Million, 1)), "habitants dans ces zones", people >= 2 * Million ? "millions" : "million")
        : new(FrenchNumbers.Whole(people), "habitants dans ces zones");
}
