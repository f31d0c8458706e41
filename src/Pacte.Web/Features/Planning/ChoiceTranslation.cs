using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Matching;
using MatchingReason = Pacte.Matching.PinRefusal;
using PinRefusal = Pacte.Domain.Planning.PinRefusal;

namespace Pacte.Web.Features.Planning;

/// <summary>The agency's choices in the solver's words, and its answer to them in the domain's.</summary>
internal static class ChoiceTranslation
{
    public static IEnumerable<Exclusion> Bans(IEnumerable<ChoiceSource> choices) => choices
        .Where(c => c.Kind is ChoiceKind.Ban)
        .Select(c => new Exclusion(MatchingTranslation.Key(c.DoctorId), MatchingTranslation.Key(c.SiteId), c.Date));

    /// <summary>Pins, without those that a session already follows.</summary>
    public static IEnumerable<Pin> Pins(IEnumerable<ChoiceSource> choices, IEnumerable<StandingSource> standing)
    {
        var followed = standing.Select(s => PinOf(s.DoctorId, s.Date, s.Part, s.SiteId)).ToHashSet();
        return choices
            .Where(c => c.Kind is ChoiceKind.Pin)
            .Select(c => PinOf(c.DoctorId, c.Date!.Value, c.Part!.Value, c.SiteId))
            .Where(pin => !followed.Contains(pin));
    }

    public static PlanRefusedPin RefusedPinOf(Plan plan, RefusedPin refused) => new()
    {
        PlanId = plan.Id,
        DoctorId = Guid.Parse(refused.Pin.DoctorKey),
        SiteId = Guid.Parse(refused.Pin.SiteKey),
        Date = refused.Pin.Date,
        Part = PartOf(refused.Pin.Part),
        Reason = ReasonOf(refused.Reason),
    };

    private static Pin PinOf(Guid doctor, DateOnly date, DayPart part, Guid site) =>
        new(MatchingTranslation.Key(doctor), date, MatchingTranslation.PartOf(part), MatchingTranslation.Key(site));

    private static DayPart PartOf(SessionPart part) => part switch
    {
        SessionPart.Morning => DayPart.Morning,
        SessionPart.Afternoon => DayPart.Afternoon,
        SessionPart.FullDay => DayPart.FullDay,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part."),
    };

    private static PinRefusal ReasonOf(MatchingReason reason) => reason switch
    {
        MatchingReason.NoSuchOffer => PinRefusal.NoSuchOffer,
        MatchingReason.NoSuchNeed => PinRefusal.NoSuchNeed,
        MatchingReason.NotVerified => PinRefusal.NotVerified,
        MatchingReason.Exempt => PinRefusal.Exempt,
        MatchingReason.AlreadyEngaged => PinRefusal.AlreadyEngaged,
        MatchingReason.PartNotOffered => PinRefusal.PartNotOffered,
        MatchingReason.OtherSpecialty => PinRefusal.OtherSpecialty,
        MatchingReason.BeyondTravelLimit => PinRefusal.BeyondTravelLimit,
        MatchingReason.OwnZone => PinRefusal.OwnZone,
        MatchingReason.Excluded => PinRefusal.Excluded,
        MatchingReason.NeedFull => PinRefusal.NeedFull,
        MatchingReason.CapReached => PinRefusal.CapReached,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };
}
