using Pacte.Domain.Messages;

namespace Pacte.Web.Features.FrontDesk.Calls;

/// <summary>What a message told, and why nobody may have read it, in French.</summary>
public static class CallsText
{
    public static string Describe(Untold message) => $"{What(message.Kind)}\u00A0: {Why(message)}";

    /// <summary>Why somebody is called whom every message reached.</summary>
    public const string ToConfirm = "Deux absences en douze mois\u00A0: demandez si le rendez-vous convient. Il est réservé, quelle que soit la réponse.";

    private static string What(MessageKind kind) => kind switch
    {
        MessageKind.Notice => "Message",
        MessageKind.Code => "Code",
        MessageKind.Links => "Lien du rendez-vous",
        MessageKind.Booked => "Confirmation",
        MessageKind.Moved => "Changement d’horaire",
        MessageKind.Cancelled => "Annulation",
        MessageKind.SessionFell => "Annulation par le lieu ou le médecin",
        MessageKind.ThreeDaysBefore => "Rappel, trois jours avant",
        MessageKind.DayBefore => "Rappel de la veille",
        MessageKind.Offer => "Proposition d’horaire",
    };

    private static string Why(Untold message) => message switch
    {
        { ByVoice: true } => "ni mobile ni e-mail, à dire de vive voix",
        { Bounced: true } => "le numéro ou l’adresse ne répond plus",
        { State: MessageState.Failed } => "refusé par le numéro ou l’adresse",
        { State: MessageState.Expired } => "n’a pas pu partir à temps",
        _ => "peut-être pas arrivé",
    };
}
