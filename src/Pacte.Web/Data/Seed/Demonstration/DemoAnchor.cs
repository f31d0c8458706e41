using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>
/// The one site that is sure of a day under way, whatever the day: the front desk of the demonstration. Yesterday and tomorrow too,
/// since overseas it may still be the one or already the other.
/// </summary>
internal sealed class DemoAnchor(SceneDay day, Reach reach)
{
    private readonly SeedRandom random = day.Random("anchor");

    public void Build(DemoRows rows)
    {
        var (site, doctors) = rows.Sites.Where(s => s.State is SiteState.Open)
            .Select(s => (Site: s, Doctors: NearestTo(s, rows)))
            .OrderByDescending(s => Math.Min(s.Doctors.Count, 6)).ThenByDescending(s => s.Site.RoomCount)
            .ThenBy(s => s.Site.CommuneInsee, StringComparer.Ordinal)
            .First();
        rows.Anchor = site;
        foreach (var (doctor, offset) in doctors.Zip([-1, 0, 1]))
            Settle(rows, site, doctor, day.Today.AddDays(offset));
    }

    private List<Doctor> NearestTo(Site site, DemoRows rows)
    {
        var exempt = rows.Exemptions.Select(e => e.DoctorId).ToHashSet();
        return
        [
            .. rows.Doctors
                .Where(d => d.State is DoctorState.Verified && d.Specialty is Specialty.GeneralPractice && !exempt.Contains(d.Id))
                .Where(d => reach.Kilometres(d.Id, site.Id) is not null)
                .OrderBy(d => reach.Kilometres(d.Id, site.Id)).ThenBy(d => d.Rpps, StringComparer.Ordinal),
        ];
    }

    private void Settle(DemoRows rows, Site site, Doctor doctor, DateOnly date)
    {
        var need = new SiteNeed
        {
            Id = random.Id(),
            SiteId = site.Id,
            Date = date,
            Part = DayPart.FullDay,
            Specialty = Specialty.GeneralPractice,
        };
        DemoRows.Sure(need.Ask(1, 1, 1));
        rows.AnchorDates.Add(date);
        rows.Needs.RemoveAll(n => n.SiteId == site.Id && n.Date == date);
        rows.Needs.Add(need);
        rows.Offers.Add(new Offer
        {
            Id = random.Id(),
            DoctorId = doctor.Id,
            Date = date,
            Parts = DayParts.FullDay,
            OfferedAt = day.At(-25),
        });
    }
}
