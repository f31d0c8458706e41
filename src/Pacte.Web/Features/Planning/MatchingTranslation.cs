using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Matching;
using MatchingExclusion = Pacte.Matching.Exclusion;
using MatchingReason = Pacte.Matching.UnplacedReason;
using PlanReason = Pacte.Domain.Planning.UnplacedReason;

namespace Pacte.Web.Features.Planning;

/// <summary>The one place where the domain's words become the solver's, and back; reasons are <see cref="WhyTranslation"/>'s.</summary>
internal sealed class MatchingTranslation
{
    /// <summary>How much more road a doctor may be asked for, when it would give a date its place.</summary>
    private const int KmMore = 30;

    private readonly PlanSources sources;
    private readonly Dictionary<Guid, SiteSource> sites;
    private readonly Dictionary<Guid, DoctorSource> doctors;
    private readonly Dictionary<Guid, NeedSource> needs;
    private readonly Dictionary<Guid, OfferSource> offers;
    private readonly Dictionary<(Guid Offer, Guid Need), StandingSource> sent;

    public MatchingTranslation(PlanSources sources, CommunePositions positions)
    {
        this.sources = sources;
        var zones = sources.Zones.ToLookup(z => z.Siren);
        var inZone = sources.Sites.Where(s => zones.Contains(s.EpciSiren)).ToDictionary(s => s.Id);
        needs = sources.Needs
            .Where(n => inZone.TryGetValue(n.SiteId, out var site) && zones[site.EpciSiren].Any(z => z.CountsOn(n.Date)))
            .ToDictionary(n => n.Id);
        sites = inZone;
        var reach = ReachOf(sources.Doctors, positions);
        doctors = sources.Doctors
            .Where(d => sources.RegionCode is null || d.RegionCode == sources.RegionCode || reach[d.Id].Any(s => s.RoadKm <= d.TravelLimitKm))
            .ToDictionary(d => d.Id);
        offers = sources.Offers.Where(o => doctors.ContainsKey(o.DoctorId)).ToDictionary(o => o.Id);
        sent = Sent();
        Problem = Translate(reach);
    }

    public MatchingProblem Problem { get; }

    /// <summary>Writes the solver's answer into the plan.</summary>
    public void Fill(Plan plan, MatchingPlan answer)
    {
        foreach (var placement in answer.Placements)
            plan.Placements.Add(PlacementOf(plan, placement));
        var kept = plan.Placements.Select(p => p.SessionId).ToHashSet();
        plan.Withdrawals.AddRange(sent.Values
            .Where(s => !kept.Contains(s.Id))
            .Select(s => new PlanWithdrawal { PlanId = plan.Id, SessionId = s.Id }));
        plan.Unplaced.AddRange(answer.Unplaced.Where(IsOfInterest).Select(u => UnplacedOf(plan, u)));
        plan.Zones.AddRange(ZonesOf(plan));
        plan.RefusedPins.AddRange(answer.RefusedPins.Select(refused => ChoiceTranslation.RefusedPinOf(plan, refused)));
        (plan.Objective, plan.Bound, plan.IsCertified) = (answer.Value.Coverage, answer.Bound, answer.Certificate.IsValid);
        // A date that already led to a session is no longer on offer.
        var offered = plan.Placements.Select(p => p.OfferId)
            .Concat(plan.Unplaced.Where(u => u.Reason is not PlanReason.AlreadyInSession).Select(u => u.OfferId))
            .ToList();
        plan.OffersCount = offered.Count;
        plan.HalfDaysPlaced = plan.Placements.Sum(p => p.Part.HalfDays());
        plan.HalfDaysOffered = offered.Sum(id => MostHalfDays(offers[id].Parts));
        plan.ZonesWithNeed = plan.Zones.Count(z => z.HalfDaysWanted > 0);
        plan.ZonesCovered = plan.Zones.Count(z => z.HalfDaysWanted > 0 && z.HalfDaysPlaced > 0);
        plan.MeanKm = plan.Placements.Count == 0 ? 0 : plan.Placements.Average(p => p.RoadKm);
    }

    // Proposals that await their answer, where offer and need still stand: the others keep their place like any session.
    private Dictionary<(Guid Offer, Guid Need), StandingSource> Sent()
    {
        var offerOf = offers.Values.ToDictionary(o => (o.DoctorId, o.Date), o => o.Id);
        return sources.Standing
            .Where(s => s.IsAwaited && offerOf.ContainsKey((s.DoctorId, s.Date)))
            .Where(s => needs.TryGetValue(s.NeedId, out var need) && (need.SiteId, need.Date, need.Part) == (s.SiteId, s.Date, s.Part))
            .DistinctBy(s => (s.DoctorId, s.Date))
            .ToDictionary(s => (offerOf[(s.DoctorId, s.Date)], s.NeedId));
    }

    private IEnumerable<StandingSource> Standing() => sources.Standing.Except(sent.Values);

    // Computed once per doctor, whatever the number of offers and needs.
    private Dictionary<Guid, IReadOnlyList<NearSite>> ReachOf(IEnumerable<DoctorSource> all, CommunePositions positions)
    {
        var near = new NearestSites([.. sites.Values.Select(s =>
            new SitePoint(s.Id, new LandPoint(new GeoPoint(s.Latitude, s.Longitude), Landmass.Of(s.CommuneInsee))))]);
        return all.ToDictionary(
            d => d.Id,
            d => positions.Of(d.HomeCommuneInsee).Place is { } home ? near.Find(home, d.TravelLimitKm + KmMore, near.Count) : []);
    }

    private MatchingProblem Translate(Dictionary<Guid, IReadOnlyList<NearSite>> reach)
    {
        var exemptions = sources.Exemptions.ToLookup(e => e.DoctorId);
        var (siteKeys, doctorKeys) = (sites.Keys.ToDictionary(id => id, Key), doctors.Keys.ToDictionary(id => id, Key));
        return new MatchingProblem
        {
            Month = sources.Month.FirstDay,
            Doctors = [.. doctors.Values.Select(d => DoctorOf(d, doctorKeys[d.Id], ReachOf(reach[d.Id], siteKeys), exemptions[d.Id]))],
            Offers = [.. offers.Values.Select(o => new MatchingOffer(Key(o.Id), doctorKeys[o.DoctorId], o.Date, (AcceptedParts)o.Parts))],
            Zones = [.. sources.Zones.DistinctBy(z => z.Siren).Select(z => new MatchingZone(z.Siren, z.Population))],
            Sites = [.. sites.Values.Select(s => new MatchingSite(siteKeys[s.Id], s.EpciSiren))],
            Needs = [.. ServableNeeds.Of(needs.Values, sites, sources.Standing, sources.FirstDate).Select(s => NeedOf(s.Need, siteKeys[s.Need.SiteId], s.Max))],
            Standing = [.. Standing().Select(s => new StandingSession
            {
                Key = Key(s.Id),
                DoctorKey = Key(s.DoctorId),
                SiteKey = Key(s.SiteId),
                NeedKey = Key(s.NeedId),
                Date = s.Date,
                Part = PartOf(s.Part),
            })],
            Exclusions = [.. sources.Exclusions.Select(e => new MatchingExclusion(Key(e.DoctorId), Key(e.SiteId))), .. ChoiceTranslation.Bans(sources.Choices)],
            Pins = [.. ChoiceTranslation.Pins(sources.Choices, Standing())],
            Proposals = [.. sent.Keys.Select(pair => new SentProposal(Key(pair.Offer), Key(pair.Need)))],
            Visits = [.. sources.Visits.Select(v => new PastVisits(Key(v.DoctorId), Key(v.SiteId), v.Sessions))],
        };
    }

    // One key for each site, whatever the number of doctors that reach it.
    private static Reach[] ReachOf(IReadOnlyList<NearSite> near, Dictionary<Guid, string> siteKeys)
    {
        var reach = new Reach[near.Count];
        for (var i = 0; i < reach.Length; i++)
            reach[i] = new Reach(siteKeys[near[i].Id], (int)Math.Round(near[i].RoadKm * 1000));
        return reach;
    }

    private static MatchingDoctor DoctorOf(DoctorSource doctor, string key, Reach[] reach, IEnumerable<ExemptionSource> spans) => new()
    {
        Key = key,
        Specialty = doctor.Specialty.ToString(),
        IsVerified = doctor.State is DoctorState.Verified,
        CapInHalfDays = doctor.Cap,
        TravelLimitMetres = doctor.TravelLimitKm * 1000,
        OwnZoneKey = doctor.OwnEpciSiren,
        Exemptions = [.. spans.Select(e => new DateSpan(e.From, e.Until ?? DateOnly.MaxValue))],
        Reach = reach,
    };

    private static MatchingNeed NeedOf(NeedSource need, string siteKey, int max) => new()
    {
        Key = Key(need.Id),
        SiteKey = siteKey,
        Date = need.Date,
        Part = PartOf(need.Part),
        Specialty = need.Specialty.ToString(),
        Min = Math.Min(need.Min, max),
        Desired = Math.Min(need.Desired, max),
        Max = max,
    };

    private PlanPlacement PlacementOf(Plan plan, Placement placement)
    {
        var (offer, need) = (offers[Guid.Parse(placement.OfferKey)], needs[Guid.Parse(placement.NeedKey)]);
        return new PlanPlacement
        {
            PlanId = plan.Id,
            OfferId = offer.Id,
            DoctorId = offer.DoctorId,
            NeedId = need.Id,
            SiteId = need.SiteId,
            Date = need.Date,
            Part = need.Part,
            RoadKm = placement.TravelMetres / 1000.0,
            OfferVersion = offer.Version,
            DoctorVersion = doctors[offer.DoctorId].Version,
            NeedVersion = need.Version,
            SiteVersion = sites[need.SiteId].Version,
            SessionId = sent.GetValueOrDefault((offer.Id, need.Id))?.Id,
        };
    }

    // A neighbour's volunteer whom this region did not need is its own region's business.
    private bool IsOfInterest(UnplacedOffer unplaced) =>
        sources.RegionCode is null || doctors[Guid.Parse(unplaced.DoctorKey)].RegionCode == sources.RegionCode;

    private static PlanUnplaced UnplacedOf(Plan plan, UnplacedOffer unplaced) => new()
    {
        PlanId = plan.Id,
        OfferId = Guid.Parse(unplaced.OfferKey),
        DoctorId = Guid.Parse(unplaced.DoctorKey),
        Date = unplaced.Date,
        Reason = ReasonOf(unplaced.Reason),
    };

    private IEnumerable<PlanZone> ZonesOf(Plan plan)
    {
        var wanted = needs.Values.ToLookup(n => sites[n.SiteId].EpciSiren, n => n.Desired * n.Part.HalfDays());
        var kept = Standing()
            .Where(s => sites.ContainsKey(s.SiteId))
            .ToLookup(s => sites[s.SiteId].EpciSiren, s => s.Part.HalfDays());
        var placed = plan.Placements.ToLookup(p => sites[p.SiteId].EpciSiren, p => p.Part.HalfDays());
        foreach (var siren in sites.Values.Select(s => s.EpciSiren).Distinct().Order(StringComparer.Ordinal))
        {
            yield return new PlanZone
            {
                PlanId = plan.Id,
                EpciSiren = siren,
                HalfDaysWanted = wanted[siren].Sum(),
                HalfDaysPlaced = kept[siren].Sum() + placed[siren].Sum(),
                HalfDaysKept = kept[siren].Sum(),
            };
        }
    }

    private static int MostHalfDays(DayParts parts) => parts.Accepts(DayPart.FullDay) ? 2 : 1;

    internal static string Key(Guid id) => id.ToString();

    internal static SessionPart PartOf(DayPart part) => part switch
    {
        DayPart.Morning => SessionPart.Morning,
        DayPart.Afternoon => SessionPart.Afternoon,
        DayPart.FullDay => SessionPart.FullDay,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown day part."),
    };

    private static PlanReason ReasonOf(MatchingReason reason) => reason switch
    {
        MatchingReason.NotVerified => PlanReason.NotVerified,
        MatchingReason.Exempt => PlanReason.Exempt,
        MatchingReason.AlreadyEngaged => PlanReason.AlreadyInSession,
        MatchingReason.NoNeedThatDay => PlanReason.NoNeedThatDay,
        MatchingReason.PartNotAsked => PlanReason.PartNotAsked,
        MatchingReason.SpecialtyNotAsked => PlanReason.SpecialtyNotAsked,
        MatchingReason.NoNeedWithinTravelLimit => PlanReason.BeyondTravelLimit,
        MatchingReason.OwnZoneOnly => PlanReason.OwnZoneOnly,
        MatchingReason.Excluded => PlanReason.Excluded,
        MatchingReason.NeedsFilledByOthers => PlanReason.NeedsFilledByOthers,
        MatchingReason.CapReached => PlanReason.CapReached,
        MatchingReason.MixedKinds => PlanReason.MixedKinds,
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Unknown reason."),
    };
}
