using Pacte.Domain;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Planning;

/// <summary>The French words of the agency's choices.</summary>
internal static class ChoiceText
{
    public static string Describe(ChoiceRefusal refusal) => refusal switch
    {
        ChoiceRefusal.NotFound => "Ce choix, ce lieu ou cette date n’existe plus, ou n’est pas de votre région.",
        ChoiceRefusal.TooLate => "Cette date est trop proche\u00A0: plus aucun plan n’y place personne.",
        ChoiceRefusal.PinnedThatDay => "Ce médecin est déjà fixé à un lieu ce jour-là, par vous ou par une autre agence.",
        ChoiceRefusal.BannedAlready => "Cette paire est déjà interdite.",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "No words for this refusal."),
    };

    /// <summary>Why the plan could not follow a choice, to be read after its names.</summary>
    public static string Describe(PinRefusal reason) => reason switch
    {
        PinRefusal.NoSuchOffer => "le médecin n’offre plus cette date, ou le plan national l’envoie dans une autre région.",
        PinRefusal.NoSuchNeed => "le lieu n’est pas ouvert, ou ne demande personne à ce moment.",
        PinRefusal.NotVerified => "le dossier du médecin attend une vérification.",
        PinRefusal.Exempt => "une exemption couvre ce jour.",
        PinRefusal.AlreadyEngaged => "le médecin a une autre vacation ce jour-là.",
        PinRefusal.PartNotOffered => "le médecin n’offre pas cette partie de la journée.",
        PinRefusal.OtherSpecialty => "le lieu demande une autre spécialité.",
        PinRefusal.BeyondTravelLimit => "le lieu est plus loin que le médecin ne l’accepte.",
        PinRefusal.OwnZone => "le lieu est dans la zone où le médecin exerce déjà.",
        PinRefusal.Excluded => "cette paire est interdite, par un choix de l’agence ou à la demande du médecin ou du lieu.",
        PinRefusal.NeedFull => "le besoin est déjà pourvu.",
        PinRefusal.CapReached => "le plafond du mois est atteint.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No words for this reason."),
    };

    /// <summary>« Fixé le jeudi 11 mars, journée », « Interdit à toutes les dates »</summary>
    public static string Of(ChoiceLine line) => (line.Kind, line.Date) switch
    {
        (ChoiceKind.Pin, { } date) => $"Fixé le {FrenchDates.Full(date)}, {SiteWords.Of(line.Part!.Value)}",
        (ChoiceKind.Ban, { } date) => $"Interdit le {FrenchDates.Full(date)}",
        _ => "Interdit à toutes les dates",
    };

    /// <summary>What decides comes first: a closed list cuts the end off.</summary>
    public static string Of(ReachableSite site) =>
        $"{site.CommuneName}, {FrenchNumbers.Km(site.RoadKm)}{(site.IsAsking ? ", besoin ce jour-là" : "")}\u00A0: {site.Name}";
}
