using Pacte.Domain.Booking;
using Pacte.Domain.Geography;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>What somebody may do whose search found no slot. A page shows each kind in its own words.</summary>
public abstract record WayOn
{
    private WayOn()
    {
    }

    /// <summary>The same places on other days or at other hours, with slots that can be held, and the search for all of them.</summary>
    public sealed record OtherTimes(IReadOnlyList<NearbySite> Sites, string Href) : WayOn;

    /// <summary>The nearest place that has slots, farther than asked.</summary>
    public sealed record FartherSite(NearbySite Site) : WayOn;

    /// <summary>The zone of that place.</summary>
    public sealed record NextZone(PublicZone Zone) : WayOn;

    /// <summary>The same search, wide enough to find something.</summary>
    public sealed record WiderSearch(int Km, string Href) : WayOn;

    /// <summary>When doctors come next to the places that are full.</summary>
    public sealed record NextDates(IReadOnlyList<FullSiteDate> Dates) : WayOn;

    /// <summary>The list of those to whom freed slots are offered first.</summary>
    public sealed record WaitingList(string Href) : WayOn;

    /// <summary>The number that the agency gives to this département.</summary>
    public sealed record Phone(DepartementAdvice Advice) : WayOn;

    /// <summary>Somebody who searches and books with you.</summary>
    public sealed record Help : WayOn;

    /// <summary>A commune nearby, chosen in the list of zones.</summary>
    public sealed record ChooseZone : WayOn;
}

/// <summary>The next consultation of a place where no slot can be taken now.</summary>
/// <param name="OpensToAllAt">When slots kept for some people open to everyone; null when none are.</param>
public sealed record FullSiteDate(PublicSite Site, DateTimeOffset At, DateTimeOffset? OpensToAllAt);
