using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Planning;

/// <summary>What a change speaks of and the month does not have.</summary>
public enum WhatIfUnknown
{
    /// <summary>No open site of the zone asks for anybody from the first date that is still planned.</summary>
    Zone,

    /// <summary>The site is not open, is of another region, or asks for nobody from then on.</summary>
    Site,

    /// <summary>The doctor offers no date that this plan may use.</summary>
    Doctor,
}

/// <summary>A change that an agency thinks about: made to what a plan is computed from, never to the rows.</summary>
public abstract record WhatIf
{
    /// <summary>What is not there to be changed; null when all is.</summary>
    internal abstract WhatIfUnknown? UnknownIn(PlanSources sources);

    /// <param name="sources">What the plan is computed from, the changes before this one made.</param>
    /// <param name="number">Its place among the changes that are tried together, from 0.</param>
    internal abstract PlanSources ApplyTo(PlanSources sources, int number);

    internal static bool Asks(PlanSources sources, Guid site) => sources.Needs.Any(n => n.SiteId == site && n.Date >= sources.FirstDate);

    /// <summary>Makes several changes, in their order.</summary>
    internal static PlanSources Apply(IReadOnlyList<WhatIf> changes, PlanSources sources) =>
        changes.Select((change, number) => (change, number)).Aggregate(sources, (made, next) => next.change.ApplyTo(made, next.number));
}

/// <summary>
/// A day of one more doctor at the sites of a zone, or at one of them, of the specialty that is asked for most there, whatever the date.
/// </summary>
public sealed record OneMoreDay : WhatIf
{
    private const int FarEnough = 500;
    private const DayParts Any = DayParts.Morning | DayParts.Afternoon | DayParts.FullDay;

    private OneMoreDay() { }

    /// <summary>One of the two is set.</summary>
    public string? ZoneSiren { get; private init; }
    public Guid? SiteId { get; private init; }

    public static OneMoreDay InZone(string siren) => new() { ZoneSiren = siren };

    public static OneMoreDay AtSite(Guid site) => new() { SiteId = site };

    /// <summary>Whether a doctor is one of those who do not exist. Ids of rows never look like theirs.</summary>
    public static bool IsNewcomer(Guid doctor) => doctor == IdOf(BitConverter.ToInt32(doctor.ToByteArray()), 0);

    internal override WhatIfUnknown? UnknownIn(PlanSources sources) =>
        sources.Sites.Any(s => (s.Id == SiteId || s.EpciSiren == ZoneSiren) && Asks(sources, s.Id)) ? null
        : SiteId is null ? WhatIfUnknown.Zone
        : WhatIfUnknown.Site;

    internal override PlanSources ApplyTo(PlanSources sources, int number)
    {
        var sites = sources.Sites.Where(s => s.Id == SiteId || s.EpciSiren == ZoneSiren).ToDictionary(s => s.Id);
        var needs = sources.Needs.Where(n => sites.ContainsKey(n.SiteId) && n.Date >= sources.FirstDate).ToList();
        if (needs.Count == 0)
            return sources;
        var newcomer = IdOf(number, 0);
        var specialty = needs.GroupBy(n => n.Specialty).OrderByDescending(g => g.Sum(n => n.Max)).ThenBy(g => g.Key).First().Key;
        var home = sites[needs.Min(n => n.SiteId)].CommuneInsee;
        var offers = needs.Select(n => n.Date).Distinct().Order()
            .Select(date => new OfferSource(IdOf(date.DayNumber, number + 1), 0, newcomer, date, Any));
        return sources with
        {
            Doctors =
            [
                .. sources.Doctors,
                new(newcomer, 0, DoctorState.Verified, specialty, home, null, sources.RegionCode ?? "", FarEnough, DayPart.FullDay.HalfDays()),
            ],
            Offers = [.. sources.Offers, .. offers],
            Exclusions = [.. sources.Exclusions, .. sources.Sites.Where(s => !sites.ContainsKey(s.Id)).Select(s => new ExclusionSource(newcomer, s.Id))],
        };
    }

    private static Guid IdOf(int number, int kind) => new(number, (short)kind, 0, new byte[8]);
}

/// <summary>A doctor and a site that must not meet.</summary>
public sealed record PairForbidden(Guid DoctorId, Guid SiteId) : WhatIf
{
    internal override WhatIfUnknown? UnknownIn(PlanSources sources) =>
        !sources.Offers.Any(o => o.DoctorId == DoctorId) ? WhatIfUnknown.Doctor
        : Asks(sources, SiteId) ? null
        : WhatIfUnknown.Site;

    internal override PlanSources ApplyTo(PlanSources sources, int number) =>
        sources with { Exclusions = [.. sources.Exclusions, new(DoctorId, SiteId)] };
}

/// <summary>A site that receives up to so many doctors for each of its needs, with the rooms for it.</summary>
public sealed record SiteMaximum(Guid SiteId, int Max) : WhatIf
{
    public const int Most = 20;

    internal override WhatIfUnknown? UnknownIn(PlanSources sources) => Asks(sources, SiteId) ? null : WhatIfUnknown.Site;

    internal override PlanSources ApplyTo(PlanSources sources, int number) => sources with
    {
        Sites = [.. sources.Sites.Select(s => s.Id == SiteId ? s with { RoomCount = Math.Max(s.RoomCount, Max) } : s)],
        Needs = [.. sources.Needs.Select(n => n.SiteId == SiteId
            ? n with { Min = Math.Min(n.Min, Max), Desired = Math.Min(n.Desired, Max), Max = Max }
            : n)],
    };
}
