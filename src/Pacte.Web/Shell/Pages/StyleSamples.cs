using Pacte.Domain.Access;
using Pacte.Web.Ui;

namespace Pacte.Web.Shell.Pages;

/// <summary>What the components sheet shows: invented, fixed, and never anywhere else.</summary>
public static class StyleSamples
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 25, 14, 25, 0, TimeSpan.FromHours(1));

    public static Actor Doctor { get; } = new(Guid.Empty, Role.Doctor, "Dr Anne Lefèvre", Guid.Empty, SiteId: null, RegionCode: null);

    public static IReadOnlyList<MenuEntry> Menu { get; } =
        [new("Mon mois", "/dev/style"), new("Mes vacations", "/regles"), new("Mes indemnités", "/aide"), new("Mon profil", "/accessibilite")];

    public static IReadOnlyList<Figure> Figures { get; } =
        [new("151", "zones prioritaires"), new("2,5", "habitants dans ces zones", "millions"), new("4", "d’attente au plus, pour un patient sur deux", "jours")];

    public static IReadOnlyList<Figure> Kpi { get; } =
        [new("8", "rendez-vous ce matin", "sur 9"), new("2", "arrivés"), new("1", "absent"), new("1", "place libre"), new("38", "par trajet, en moyenne", "km")];

    public static IReadOnlyList<SlotChoice> Slots { get; } =
        [Slot(26, 11, 20) with { Earliest = true }, Slot(27, 9, 20), Slot(27, 9, 40) with { Gone = true }];

    public static IReadOnlyList<SlotChoice> Times { get; } =
        [Slot(27, 9, 0) with { Gone = true }, Slot(27, 9, 20), Slot(27, 10, 20), Slot(27, 11, 0), Slot(27, 14, 40)];

    public static IReadOnlyList<Choice> Distances { get; } = [new("20", "20 km"), new("40", "40 km"), new("60", "60 km")];

    public static IReadOnlyList<Choice> ForWhom { get; } = [new("moi", "Pour moi"), new("proche", "Pour mon enfant ou un proche")];

    public static FormErrors Errors { get; } = TwoErrors();

    private static FormErrors TwoErrors()
    {
        var errors = new FormErrors();
        errors.Add("Input.Contact", "Ce numéro est trop court : il faut 10 chiffres.");
        errors.Add("Input.Birth", "Cette date n’existe pas.");
        return errors;
    }

    private static SlotChoice Slot(int day, int hour, int minute) =>
        new(new Guid(day, (short)hour, (short)minute, 0, 0, 0, 0, 0, 0, 0, 1), new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(1)));
}
