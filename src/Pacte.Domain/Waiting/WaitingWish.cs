using Pacte.Domain.Sites;

namespace Pacte.Domain.Waiting;

/// <summary>What somebody wants to wait for, before their contact is proved.</summary>
/// <param name="PlaceInsee">INSEE code of the commune around which to look.</param>
/// <param name="RadiusKm">Farthest site, in kilometres by road.</param>
/// <param name="FirstDay">First date on which a slot is wanted.</param>
/// <param name="LastDay">Last one, included.</param>
public sealed record WaitingWish(
    string PlaceInsee,
    Specialty Specialty,
    int RadiusKm,
    WeekDays Days,
    bool Mornings,
    bool Afternoons,
    bool StepFreeOnly,
    DateOnly FirstDay,
    DateOnly LastDay);
