using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Planning;

/// <summary>A change that an agency thinks about: made to what a plan is computed from, never to the rows.</summary>
public abstract record WhatIf
{
    internal abstract PlanSources ApplyTo(PlanSources sources);
}

/// <summary>A day of one more doctor in a zone, of the specialty that it asks for most, whatever the date.</summary>
public sealed record OneMoreDay(string ZoneSiren) : WhatIf
{
    /// <summary>The doctor who does not exist.</summary>
    public static readonly Guid Newcomer = Guid.Empty;

    private const int FarEnough = 500;
    private const DayParts Any = DayParts.Morning | DayParts.Afternoon | DayParts.FullDay;

    internal override PlanSources ApplyTo(PlanSources sources)
    {
        var sites = sources.Sites.Where(s => s.EpciSiren == ZoneSiren).ToDictionary(s => s.Id);
        var needs = sources.Needs.Where(n => sites.ContainsKey(n.SiteId) && n.Date >= sources.FirstDate).ToList();
        if (needs.Count == 0)
            return sources;
        var specialty = needs.GroupBy(n => n.Specialty).OrderByDescending(g => g.Sum(n => n.Max)).ThenBy(g => g.Key).First().Key;
        var home = sites[needs.Min(n => n.SiteId)].CommuneInsee;
        return sources with
        {
            Doctors =
            [
                .. sources.Doctors,
                new(Newcomer, 0, DoctorState.Verified, specialty, home, null, sources.RegionCode ?? "", FarEnough, DayPart.FullDay.HalfDays()),
            ],
            Offers = [.. sources.Offers, .. needs.Select(n => n.Date).Distinct().Order().Select(date => new OfferSource(IdOf(date), 0, Newcomer, date, Any))],
            Exclusions = [.. sources.Exclusions, .. sources.Sites.Where(s => !sites.ContainsKey(s.Id)).Select(s => new ExclusionSource(Newcomer, s.Id))],
        };
    }

    private static Guid IdOf(DateOnly date) => new(date.DayNumber, 0, 0, new byte[8]);
}

/// <summary>A doctor and a site that must not meet.</summary>
public sealed record PairForbidden(Guid DoctorId, Guid SiteId) : WhatIf
{
    internal override PlanSources ApplyTo(PlanSources sources) =>
        sources with { Exclusions = [.. sources.Exclusions, new(DoctorId, SiteId)] };
}

/// <summary>A site that receives up to so many doctors for each of its needs, with the rooms for it.</summary>
public sealed record SiteMaximum(Guid SiteId, int Max) : WhatIf
{
    public const int Most = 20;

    internal override PlanSources ApplyTo(PlanSources sources) => sources with
    {
        Sites = [.. sources.Sites.Select(s => s.Id == SiteId ? s with { RoomCount = Math.Max(s.RoomCount, Max) } : s)],
        Needs = [.. sources.Needs.Select(n => n.SiteId == SiteId
            ? n with { Min = Math.Min(n.Min, Max), Desired = Math.Min(n.Desired, Max), Max = Max }
            : n)],
    };
}
