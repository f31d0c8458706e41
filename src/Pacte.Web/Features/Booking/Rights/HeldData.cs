using System.Text.Json.Serialization;
using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>Everything that is held on one person, for their eyes: the page shows it, the file carries it under French names.</summary>
public sealed record HeldPerson(
    [property: JsonPropertyName("identifiant")] Guid Id,
    [property: JsonPropertyName("prénom")] string FirstName,
    [property: JsonPropertyName("nom de naissance")] string LastName,
    [property: JsonPropertyName("date de naissance")] DateOnly BirthDate,
    [property: JsonPropertyName("précision de la date")] string BirthPrecision,
    [property: JsonPropertyName("commune")] string? Commune,
    [property: JsonPropertyName("contact")] string Contact,
    [property: JsonPropertyName("langue")] string Language,
    [property: JsonPropertyName("connue depuis")] DateTimeOffset Since,
    [property: JsonPropertyName("rendez-vous")] IReadOnlyList<HeldAppointment> Appointments,
    [property: JsonPropertyName("listes d’attente")] IReadOnlyList<HeldWait> Waits,
    [property: JsonPropertyName("places proposées")] IReadOnlyList<HeldOffer> Offers,
    [property: JsonPropertyName("messages")] IReadOnlyList<HeldMessage> Messages)
{
    [JsonIgnore]
    public string FullName => $"{FirstName} {LastName}".Trim();

    [JsonIgnore]
    public string SpokenContact => new Contact(Contact).Spoken;

    [JsonIgnore]
    public IEnumerable<HeldAppointment> Upcoming => Appointments.Where(a => a.Path is not null);
}

/// <param name="When">« jeudi 4 mars à 9 h », by the site's clock.</param>
/// <param name="Path">Where it is seen and cancelled, while it is to come.</param>
public sealed record HeldAppointment(
    [property: JsonPropertyName("numéro")] string Reference,
    [property: JsonPropertyName("date")] DateTimeOffset StartsAt,
    [property: JsonPropertyName("date en mots")] string When,
    [property: JsonPropertyName("lieu")] string Site,
    [property: JsonPropertyName("commune du lieu")] string Commune,
    [property: JsonPropertyName("spécialité")] string Specialty,
    [property: JsonPropertyName("état")] string State,
    [property: JsonPropertyName("raison d’annulation")] string? CancelReason,
    [property: JsonPropertyName("avec un médecin traitant")] bool HasTreatingDoctor,
    [property: JsonPropertyName("pour qui")] string Relation,
    [property: JsonPropertyName("réservé le")] DateTimeOffset BookedAt,
    [property: JsonPropertyName("venue confirmée le")] DateTimeOffset? ConfirmedAt,
    [property: JsonIgnore] string? Path);

public sealed record HeldWait(
    [property: JsonPropertyName("autour de")] string Place,
    [property: JsonPropertyName("distance en km")] int RadiusKm,
    [property: JsonPropertyName("spécialité")] string Specialty,
    [property: JsonPropertyName("du")] DateOnly FirstDay,
    [property: JsonPropertyName("au")] DateOnly LastDay,
    [property: JsonPropertyName("jours et moments")] string Days,
    [property: JsonPropertyName("accès en fauteuil seulement")] bool StepFreeOnly,
    [property: JsonPropertyName("avec un médecin traitant")] bool HasTreatingDoctor,
    [property: JsonPropertyName("depuis")] DateTimeOffset Since,
    [property: JsonPropertyName("état")] string State,
    [property: JsonPropertyName("fin")] DateTimeOffset? ClosedAt);

/// <summary>A slot that was kept for the person, with what ranked them.</summary>
public sealed record HeldOffer(
    [property: JsonPropertyName("proposée le")] DateTimeOffset OfferedAt,
    [property: JsonPropertyName("jusqu’au")] DateTimeOffset Until,
    [property: JsonPropertyName("date de la place")] DateTimeOffset StartsAt,
    [property: JsonPropertyName("lieu")] string Site,
    [property: JsonPropertyName("état")] string State,
    [property: JsonPropertyName("règle")] int? Rule,
    [property: JsonPropertyName("personnes classées")] int? Ranked,
    [property: JsonPropertyName("attente depuis")] DateTimeOffset? WaitingSince,
    [property: JsonPropertyName("km par la route")] int? RoadKm,
    [property: JsonPropertyName("avec un médecin traitant")] bool? HasTreatingDoctor);

public sealed record HeldMessage(
    [property: JsonPropertyName("écrit le")] DateTimeOffset At,
    [property: JsonPropertyName("par")] string By,
    [property: JsonIgnore] MessageChannel Channel,
    [property: JsonIgnore] Language Language,
    [property: JsonPropertyName("à")] string Address,
    [property: JsonPropertyName("sujet")] string Subject,
    [property: JsonPropertyName("texte")] string Body,
    [property: JsonPropertyName("état")] string State);
