using Pacte.Domain.Access;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Shell;

public sealed record MenuEntry(string Text, string Href);

public sealed record MenuGroup(string Title, IReadOnlyList<MenuEntry> Entries);

/// <summary>
/// Every menu of the product, in one place. <see cref="PageIndex"/> leaves out the entries whose page this build
/// does not have, so a menu never leads to a dead end.
/// </summary>
public static class SiteMenu
{
    public const string SignOut = "/deconnexion";

    private static readonly string[] PatientHrefs = [.. Footer.SelectMany(group => group.Entries).Select(entry => entry.Href)];

    public static IReadOnlyList<MenuEntry> Patient =>
    [
        new(Say("Trouver un rendez-vous"), "/"),
        new(Say("Mon rendez-vous"), "/mon-rendez-vous"),
        new(Say("Vous êtes médecin"), "/medecin"),
        new(Say("Vous êtes élu"), "/elu"),
    ];

    public static IReadOnlyList<MenuGroup> Footer =>
    [
        new(Say("Le site"), Patient),
        new(Say("Besoin d’aide"), [
            new(Say("Comment ça marche"), "/comment-ca-marche"),
            new(Say("Se faire aider"), "/aide"),
            new(Say("Voir ou effacer mes données"), "/mes-donnees"),
        ]),
        new(Say("Participer"), [
            new(Say("Donner un jour, si vous êtes médecin"), "/medecin"),
            new(Say("Proposer un lieu, si vous êtes élu"), "/elu"),
            new(Say("Espace des équipes"), "/connexion"),
        ]),
        new(Say("Comprendre"), [
            new(Say("Les règles de l’algorithme"), "/regles"),
            new(Say("Chiffres et données ouvertes"), "/chiffres"),
            new(Say("Vos données personnelles"), "/donnees-personnelles"),
            new(Say("Accessibilité"), "/accessibilite"),
            new(Say("Mentions légales"), "/mentions-legales"),
        ]),
    ];

    /// <summary>Whether a page, by its path in the language spoken, is an entry of the patient's menus or lies under one.</summary>
    public static bool Marks(string path)
    {
        var french = FrenchPathOf(path);
        foreach (var href in PatientHrefs)
        {
            if (french.StartsWith(href, StringComparison.Ordinal) && (french.Length == href.Length || french[href.Length] is '/'))
                return true;
        }

        return false;
    }

    public static IReadOnlyList<MenuEntry> StaffFooter { get; } =
    [
        new("Les règles de l’algorithme", "/regles"),
        new("Accessibilité", "/accessibilite"),
        new("Données personnelles", "/donnees-personnelles"),
    ];

    public static IReadOnlyList<MenuEntry> For(Role role) => role switch
    {
        Role.Doctor => Doctor,
        Role.FrontDesk => FrontDesk,
        Role.Ars => [.. Agency, Help],
        Role.National => Agency,
        Role.Helper => [Help, new("Mes réservations", "/aide-rendez-vous/reservations")],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No menu for this role."),
    };

    private static MenuEntry Help { get; } = new("Réserver pour quelqu’un", "/aide-rendez-vous");

    private static IReadOnlyList<MenuEntry> Doctor { get; } =
    [
        new("Mon mois", "/medecin/mois"),
        new("Mes vacations", "/medecin/agenda"),
        new("Mes indemnités", "/medecin/indemnites"),
        new("Mon profil", "/medecin/profil"),
    ];

    private static IReadOnlyList<MenuEntry> FrontDesk { get; } =
    [
        new("Aujourd’hui", "/accueil"),
        new("Les jours à venir", "/accueil/jours"),
        new("À prévenir", "/accueil/appels"),
        new("À replacer", "/accueil/a-replacer"),
        new("Homonymes", "/accueil/homonymes"),
        new("Besoins", "/accueil/besoins"),
        Help,
    ];

    private static IReadOnlyList<MenuEntry> Agency { get; } =
    [
        new("Zones", "/ars/zones"),
        new("Lieux et besoins", "/ars/lieux"),
        new("Conseils", "/ars/conseils"),
        new("Médecins", "/ars/medecins"),
        new("Plan", "/ars/plan"),
        new("Chiffres", "/ars/chiffres"),
        new("Réglages", "/ars/reglages"),
    ];
}
