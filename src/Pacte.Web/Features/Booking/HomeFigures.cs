using Pacte.Domain;
using Pacte.Web.Languages;
using Pacte.Web.Ui;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>The figures of the home page. What the database cannot count is not shown.</summary>
public static class HomeFigures
{
    private const long Million = 1_000_000;

    public static IReadOnlyList<Figure> Of(ZonePicture picture) =>
    [
        Counted(picture.Zones.Count, Say("zone où les médecins manquent"), Say("zones où les médecins manquent")),
        People(picture.Population),
        Counted(picture.VerifiedDoctors, Say("médecin volontaire vérifié"), Say("médecins volontaires vérifiés")),
        Counted(picture.FreeSlots, Say("horaire libre en ce moment"), Say("horaires libres en ce moment")),
    ];

    private static Figure Counted(long number, string one, string many) => new(Numbers.Whole(number), number < 2 ? one : many);

    private static Figure People(long people)
    {
        var words = Say("habitants dans ces zones");
        if (people < Million)
            return new(Numbers.Whole(people), words);
        var millions = Numbers.Decimal(Math.Round((decimal)people / Million, 1));
        return new(millions, words, Say(people >= 2 * Million ? "millions" : "million"));
    }
}
