namespace Pacte.Web.Shell.Errors;

/// <summary>The words of a refusal by the server itself: what happened, why, and one thing to do.</summary>
public sealed record StatusText(string Title, string Why, string Step, string Advice)
{
    /// <param name="formExpired">The form's anti-forgery proof was missing or too old.</param>
    public static StatusText For(int status, bool formExpired) => status switch
    {
        StatusCodes.Status400BadRequest when formExpired => new(
            "Ce formulaire a expiré",
            "Il est resté ouvert trop longtemps, ou vos cookies sont bloqués. Par sûreté, nous n’avons rien enregistré.",
            "Revenir en arrière et recharger la page",
            "Notez ou copiez d’abord ce que vous avez écrit. Rechargez, complétez, puis envoyez de nouveau."),
        StatusCodes.Status400BadRequest => new(
            "Cette demande est incomplète",
            "Il manque une information, ou elle n’a pas la bonne forme. Nous n’avons rien enregistré.",
            "Revenir en arrière",
            "Vérifiez ce que vous avez écrit, puis envoyez de nouveau."),
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => new(
            "Cette page ne vous est pas ouverte",
            "Votre compte ne donne pas accès à cette page, ou vous n’êtes plus connecté.",
            "Vous connecter de nouveau",
            "Si vous pensez y avoir droit, parlez-en à la personne qui a ouvert votre compte."),
        StatusCodes.Status413PayloadTooLarge => new(
            "Ce fichier est trop gros",
            "Nous n’avons rien enregistré.",
            "Envoyer un fichier plus petit",
            "Coupez-le en plusieurs fichiers, puis recommencez."),
        StatusCodes.Status429TooManyRequests => new(
            "Trop de demandes à la fois",
            "Beaucoup de demandes viennent de votre connexion. Nous ralentissons pour que chacun soit servi.",
            "Attendre une minute, puis réessayer",
            "Un horaire déjà gardé pour vous le reste jusqu’à l’heure indiquée."),
        StatusCodes.Status503ServiceUnavailable => new(
            "Le service revient bientôt",
            "Une mise à jour ou une panne est en cours. Les rendez-vous déjà pris ne changent pas.",
            "Réessayer dans quelques minutes",
            "Si c’est urgent, n’attendez pas : appelez le 15 ou le 112."),
        _ => new(
            "Cette demande n’a pas abouti",
            "Nous n’avons rien enregistré.",
            "Revenir en arrière",
            "Réessayez dans une minute."),
    };
}
