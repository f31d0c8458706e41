namespace Pacte.Web.Data;

/// <summary>What a personal column tells of somebody. Each has a purpose and an end, in <see cref="PersonalFacts"/>.</summary>
public enum PersonalData
{
    /// <summary>Names and birth date of a patient.</summary>
    Identity,

    /// <summary>Number or address of a patient, and the keyed hashes by which it is looked up.</summary>
    Contact,

    /// <summary>What a visitor typed and did not finish, with the code that was sent.</summary>
    Draft,

    /// <summary>Who comes when and where, and whether they have a médecin traitant.</summary>
    Appointment,

    /// <summary>For what somebody waits, what was offered, and what ranked them.</summary>
    Wait,

    /// <summary>To whom a message went and what it said.</summary>
    Message,

    /// <summary>How often a contact was written to on a day.</summary>
    Counter,

    /// <summary>From which network something was asked, and how often, by keyed hashes.</summary>
    Network,

    /// <summary>Contacts that did not answer.</summary>
    StoppedContact,

    /// <summary>Who a doctor is, and what they offer.</summary>
    Doctor,

    /// <summary>Who works with the service, and what they did.</summary>
    Staff,
}

/// <summary>Why something personal is held, and until when.</summary>
/// <param name="What">What it is, for the page that tells people.</param>
/// <param name="Why">Its purpose.</param>
/// <param name="Until">When it goes.</param>
/// <param name="IsPatients">Told on the patients' page.</param>
public sealed record PersonalFact(string What, string Why, string Until, bool IsPatients = true);

/// <summary>Purpose and end of each kind of personal data: the page that tells people is made from these, and the columns refer to them.</summary>
public static class PersonalFacts
{
    public static PersonalFact Of(PersonalData data) => data switch
    {
        PersonalData.Identity => new(
            "Votre nom, votre prénom, votre date de naissance, votre commune",
            "vous reconnaître à l’accueil, et ne pas vous confondre avec une autre personne",
            "douze mois après votre dernier rendez-vous ou la fin de votre attente"),
        PersonalData.Contact => new(
            "Votre mobile ou votre e-mail, ou le téléphone fixe sur lequel vous appeler",
            "vous envoyer le code, la confirmation, les rappels, et vous prévenir d’un changement",
            "douze mois après votre dernier rendez-vous ou la fin de votre attente"),
        PersonalData.Draft => new(
            "Ce que vous écrivez sans aller au bout",
            "que vous n’ayez pas à l’écrire deux fois",
            "un jour"),
        PersonalData.Appointment => new(
            "La date, le lieu et la spécialité de vos rendez-vous, si vous êtes venu, si vous avez un médecin traitant",
            "organiser la consultation, et compter les rendez-vous",
            "le lien avec vous disparaît avec votre nom ; le reste sert à compter, sans nom"),
        PersonalData.Wait => new(
            "Vos demandes sur la liste d’attente, les places proposées et ce qui a servi au classement",
            "vous proposer une place à votre tour, et pouvoir vous expliquer le classement",
            "le lien avec vous disparaît avec votre nom ; le reste sert à compter, sans nom"),
        PersonalData.Message => new(
            "Les messages que nous vous envoyons",
            "les envoyer une seule fois, et savoir s’ils sont arrivés",
            "trente jours après l’envoi"),
        PersonalData.Counter => new(
            "Le nombre de messages envoyés chaque jour à un contact",
            "ne pas vous en envoyer trop, même si quelqu’un d’autre écrit votre numéro",
            "deux jours"),
        PersonalData.Network => new(
            "Le réseau d’où vous venez, sous une forme illisible, et le nombre de vos demandes",
            "que personne ne bloque toutes les places",
            "deux jours"),
        PersonalData.StoppedContact => new(
            "Les contacts qui ne répondent plus, sous une forme illisible",
            "ne pas y écrire pour rien, et vous appeler plutôt",
            "douze mois, ou dès qu’un code y arrive de nouveau"),
        PersonalData.Doctor => new(
            "Nom, numéro RPPS, e-mail, commune et jours proposés d’un médecin",
            "organiser ses vacations et vérifier qu’il peut exercer",
            "tant qu’il participe", IsPatients: false),
        PersonalData.Staff => new(
            "Compte d’un agent, et ce qu’il a fait",
            "savoir qui a agi, et pouvoir le vérifier",
            "tant que le service existe", IsPatients: false),
        _ => throw new ArgumentOutOfRangeException(nameof(data), data, "Personal data without a purpose."),
    };
}
