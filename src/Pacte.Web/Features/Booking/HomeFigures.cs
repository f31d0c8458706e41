using Pacte.Domain;
using Pacte.Web.Languages;
using Pacte.Web.Ui;

namespace Pacte.Web.Features.Booking;

/// <summary>The figures of the home page. What the database cannot count is not shown.</summary>
public static class HomeFigures
{
    private const long Million = 1_000_000;

    public static IReadOnlyList<Figure> Of(ZonePicture picture) =>
    [
        Counted(picture.Zones.Count, "zone où les médecins manquent", "zones où les médecins manquent"),
        People(picture.Population),
        Counted(picture.VerifiedDoctors, "médecin volontaire vérifié", "médecins volontaires vérifiés"),
        Counted(picture.FreeSlots, "horaire libre en ce moment", "horaires libres en ce moment"),
    ];

    private static Figure Counted(long number, string one, string many) => new(Numbers.Whole(number), number < 2 ? one : many);

    private static Figure People(long people)
    {
        const string Words = "habitants dans ces zones";
        if (people < Million)
            return new(Numbers.Whole(people), Words);
        var millions = Numbers.Decimal(Math.Round((decimal)people / Million, 1));
        return new(millions, Words, people >= 2 * Million ? "millions" : "million");
    }
}
