using Pacte.Benchmarks.Months;
using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Matching;
using Pacte.Web.Features.Planning;

namespace Pacte.Benchmarks.Building;

/// <summary>A drawn month as the rows that the database would give.</summary>
internal static class MonthRows
{
    public static PlanSources Of(DrawnMonth month)
    {
        var problem = month.Problem;
        var siteIds = problem.Sites.ToDictionary(site => site.Key, _ => Guid.CreateVersion7());
        var doctorIds = problem.Doctors.ToDictionary(doctor => doctor.Key, _ => Guid.CreateVersion7());
        return new PlanSources
        {
            Month = MonthOfYear.Of(problem.Month),
            RegionCode = null,
            FirstDate = problem.Month,
            Zones = [.. problem.Zones.Select(zone => new PlanZoneSource(zone.Key, zone.Population, problem.Month, null))],
            Sites = [.. problem.Sites.Select((site, i) => SiteOf(siteIds[site.Key], site.ZoneKey, month.SiteTowns[i]))],
            Needs = [.. problem.Needs.Select(need => NeedOf(need, siteIds[need.SiteKey]))],
            Doctors = [.. problem.Doctors.Select((doctor, i) => DoctorOf(doctorIds[doctor.Key], doctor, month.Homes[i]))],
            Offers = [.. problem.Offers.Select(offer =>
                new OfferSource(Guid.CreateVersion7(), 1, doctorIds[offer.DoctorKey], offer.Date, (DayParts)offer.Accepted))],
            Exemptions = [],
            Exclusions = [],
            Standing = [],
            Choices = [],
            Visits = [],
        };
    }

    // Rooms for every need: that sites ask for no more than they have is another rule's business.
    private static SiteSource SiteOf(Guid id, string zone, Town town) => new(
        id, 1, zone, town.Insee, town.Place.Point.Latitude, town.Place.Point.Longitude, 4, "Europe/Paris", OpeningHours.Usual);

    private static NeedSource NeedOf(MatchingNeed need, Guid site) => new(
        Guid.CreateVersion7(), 1, site, need.Date, (DayPart)need.Part, Specialty.GeneralPractice, need.Min, need.Desired, need.Max);

    private static DoctorSource DoctorOf(Guid id, MatchingDoctor doctor, Town home) => new(
        id,
        1,
        DoctorState.Verified,
        Specialty.GeneralPractice,
        home.Insee,
        doctor.OwnZoneKey,
        "00",
        doctor.TravelLimitMetres / 1_000,
        doctor.CapInHalfDays);
}
