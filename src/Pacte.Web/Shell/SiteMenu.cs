using Pacte.Domain.Access;

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

    public static IReadOnlyList<MenuEntry> Patient { get; } =
    [
        new("Trouver un rendez-vous", "/"),
        new("Mon rendez-vous", "/mon-rendez-vous"),
        new("Vous êtes médecin", "/medecin"),
        new("Vous êtes élu", "/elu"),
    ];

    public static IReadOnlyList<MenuGroup> Footer { get; } =
    [
        new("Le site", Patient),
        new("Besoin d’aide", [
            new("Comment ça marche", "/comment-ca-marche"),
            new("Se faire aider", "/aide"),
            new("Voir ou effacer mes données", "/mes-donnees"),
        ]),
        new("Participer", [
            new("Donner un jour, si vous êtes médecin", "/medecin"),
            new("Proposer un lieu, si vous êtes élu", "/elu"),
            new("Espace des équipes", "/connexion"),
        ]),
        new("Comprendre", [
            new("Les règles de l’algorithme", "/regles"),
            new("Chiffres et données ouvertes", "/chiffres"),
            new("Vos données personnelles", "/donnees-personnelles"),
            new("Accessibilité", "/accessibilite"),
            new("Mentions légales", "/mentions-legales"),
        ]),
    ];

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
