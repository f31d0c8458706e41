using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Shell.Errors;

/// <summary>The words of a refusal by the server itself: what happened, why, and one thing to do.</summary>
public sealed record StatusText(string Title, string Why, string Step, string Advice)
{
    /// <param name="formExpired">The form's anti-forgery proof was missing or too old.</param>
    public static StatusText For(int status, bool formExpired) => status switch
    {
        StatusCodes.Status400BadRequest when formExpired => new(
            Say("Ce formulaire a expiré"),
            Say("Il est resté ouvert trop longtemps, ou vos cookies sont bloqués. Par sûreté, nous n’avons rien enregistré."),
            Say("Revenir en arrière et recharger la page"),
            Say("Notez ou copiez d’abord ce que vous avez écrit. Rechargez, complétez, puis envoyez de nouveau.")),
        StatusCodes.Status400BadRequest => new(
            Say("Cette demande est incomplète"),
            Say("Il manque une information, ou elle n’a pas la bonne forme. Nous n’avons rien enregistré."),
            Say("Revenir en arrière"),
            Say("Vérifiez ce que vous avez écrit, puis envoyez de nouveau.")),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new(
            Say("Cette page ne vous est pas ouverte"),
            Say("Votre compte ne donne pas accès à cette page, ou vous n’êtes plus connecté."),
            Say("Vous connecter de nouveau"),
            Say("Si vous pensez y avoir droit, parlez-en à la personne qui a ouvert votre compte.")),
        StatusCodes.Status413PayloadTooLarge => new(
            Say("Ce fichier est trop gros"),
            Say("Nous n’avons rien enregistré."),
            Say("Envoyer un fichier plus petit"),
            Say("Coupez-le en plusieurs fichiers, puis recommencez.")),
        StatusCodes.Status429TooManyRequests => new(
            Say("Trop de demandes à la fois"),
            Say("Beaucoup de demandes viennent de votre connexion. Nous ralentissons pour que chacun soit servi."),
            Say("Attendre une minute, puis réessayer"),
            Say("Un horaire déjà gardé pour vous le reste jusqu’à l’heure indiquée.")),
        StatusCodes.Status503ServiceUnavailable => new(
            Say("Le service revient bientôt"),
            Say("Une mise à jour ou une panne est en cours. Les rendez-vous déjà pris ne changent pas."),
            Say("Réessayer dans quelques minutes"),
            Say("Si c’est urgent, n’attendez pas : appelez le 15 ou le 112.")),
        _ => new(
            Say("Cette demande n’a pas abouti"),
            Say("Nous n’avons rien enregistré."),
            Say("Revenir en arrière"),
            Say("Réessayez dans une minute.")),
    };
}
