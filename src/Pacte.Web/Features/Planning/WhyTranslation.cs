using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Matching;
using DomainKind = Pacte.Domain.Planning.ChangeKind;
using MatchingKind = Pacte.Matching.ChangeKind;

namespace Pacte.Web.Features.Planning;

/// <summary>Writes why a plan is as it is, after <see cref="MatchingTranslation"/> wrote the plan itself.</summary>
internal sealed class WhyTranslation
{
    private const double MetresPerKm = 1000;

    private readonly PlanFigures figures;
    private readonly Dictionary<string, MatchingNeed> needs;
    private readonly Dictionary<Guid, RunnerUp?> runnersUp;
    private readonly Dictionary<Guid, OfferChange?> changes;
    private readonly Dictionary<string, ZoneValue> zones;

    /// <summary>Computes all that is to be written, so that nothing is computed while a transaction is open.</summary>
    public WhyTranslation(MatchingProblem problem, ExplainedPlan answer)
    {
        figures = PlanFigures.Of(problem, new MatchingWeights(), answer.Plan.Placements);
        needs = problem.Needs.ToDictionary(n => n.Key);
        runnersUp = answer.Why.Placed.ToDictionary(p => Guid.Parse(p.OfferKey), p => p.RunnerUp);
        changes = answer.Why.Unplaced.ToDictionary(u => Guid.Parse(u.OfferKey), u => u.Changes.FirstOrDefault());
        zones = answer.Why.Zones.ToDictionary(z => z.ZoneKey);
    }

    public void Fill(Plan plan)
    {
        FillFigures(plan);
        foreach (var zone in plan.Zones)
            Fill(zone, zones[zone.EpciSiren]);
        foreach (var unplaced in plan.Unplaced)
        {
            if (changes[unplaced.OfferId] is { } change)
                Fill(unplaced, change);
        }

        foreach (var placement in plan.Placements)
        {
            if (runnersUp[placement.OfferId] is { } second)
                Fill(placement, second);
        }
    }

    private void FillFigures(Plan plan)
    {
        if (figures.Zones.IsEmpty)
            return;
        var days = figures.Zones.Select(z => z.DaysPerBillion / 1000).Order().ToArray();
        plan.P95Km = figures.P95TravelMetres / MetresPerKm;
        plan.ZonesWithoutSession = figures.ZonesWithout;
        plan.LeastDaysPerMillion = (int)days[0];
        plan.MedianDaysPerMillion = (int)((days[(days.Length - 1) / 2] + days[days.Length / 2]) / 2);
        plan.GiniPermille = figures.GiniPermille;
    }

    private void Fill(PlanZone zone, ZoneValue value)
    {
        (zone.OneMoreDay, zone.Room) = (value.Points, RoomOf(value.State));
        if (value.NeedKey is { } key)
            (zone.OneMoreSiteId, zone.OneMoreDate) = (Guid.Parse(needs[key].SiteKey), needs[key].Date);
    }

    private static void Fill(PlanUnplaced unplaced, OfferChange change)
    {
        (unplaced.Change, unplaced.ChangeSiteId) = (KindOf(change.Kind), Guid.Parse(change.SiteKey));
        (unplaced.ChangeDate, unplaced.ChangePart) = (change.Date, PartOf(change.Part));
        unplaced.ChangeKm = change.TravelMetres / MetresPerKm;
    }

    private static void Fill(PlanPlacement placement, RunnerUp second) =>
        (placement.RunnerUpSiteId, placement.RunnerUpPoints, placement.RunnerUpKm) =
            (Guid.Parse(second.SiteKey), second.Points, second.Metres / MetresPerKm);

    private static ZoneRoom RoomOf(ZoneState state) => state switch
    {
        ZoneState.NoNeed => ZoneRoom.NoNeed,
        ZoneState.Exhausted => ZoneRoom.Full,
        ZoneState.Open => ZoneRoom.Open,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static DomainKind KindOf(MatchingKind kind) => kind switch
    {
        MatchingKind.OtherPart => DomainKind.OtherPart,
        MatchingKind.OtherDate => DomainKind.OtherDate,
        MatchingKind.LargerTravelLimit => DomainKind.LargerTravelLimit,
        MatchingKind.LargerCap => DomainKind.LargerCap,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown change."),
    };

    private static DayPart PartOf(SessionPart part) => part switch
    {
        SessionPart.Morning => DayPart.Morning,
        SessionPart.Afternoon => DayPart.Afternoon,
        SessionPart.FullDay => DayPart.FullDay,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown part of the day."),
    };
}
