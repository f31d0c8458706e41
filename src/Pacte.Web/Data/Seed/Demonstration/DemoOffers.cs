using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>The dates that doctors give: most of them where a site within reach asks, the others as it suits them.</summary>
internal sealed class DemoOffers(SceneDay day, Reach reach)
{
    private static readonly DayParts[] Usual =
        [DayParts.FullDay, DayParts.Morning, DayParts.Afternoon, DayParts.Morning | DayParts.Afternoon];

    private readonly SeedRandom random = day.Random("offers");

    public void Build(DemoRows rows)
    {
        var needs = rows.Needs.ToLookup(n => n.SiteId);
        var taken = rows.Offers.Select(o => (o.DoctorId, o.Date)).ToHashSet();
        foreach (var doctor in rows.Doctors)
        {
            var asked = reach.SitesOf(doctor).SelectMany(s => needs[s.Id]).Where(n => n.Specialty == doctor.Specialty).ToList();
            foreach (var month in day.Months)
            {
                for (var left = random.Between(1, day.Scene.OffersAtMost); left > 0; left--)
                {
                    var (date, parts) = Choose([.. asked.Where(n => month.Contains(n.Date))], month);
                    if (day.Covers(date) && taken.Add((doctor.Id, date)))
                        rows.Offers.Add(Offer(doctor, date, parts, month));
                }
            }
        }
    }

    private (DateOnly Date, DayParts Parts) Choose(List<SiteNeed> asked, MonthOfYear month)
    {
        if (asked.Count > 0 && random.Chance(92))
        {
            var need = random.Pick(asked);
            return (need.Date, need.Part.AsParts() | Extra());
        }

        var weekdays = month.Days.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();
        return (random.Pick(weekdays), random.Pick(Usual));
    }

    private DayParts Extra() => random.Below(10) switch
    {
        < 5 => DayParts.None,
        < 7 => DayParts.Morning | DayParts.Afternoon,
        < 8 => DayParts.Morning,
        _ => DayParts.FullDay,
    };

    private Offer Offer(Doctor doctor, DateOnly date, DayParts parts, MonthOfYear month) => new()
    {
        Id = random.Id(),
        DoctorId = doctor.Id,
        Date = date,
        Parts = parts,
        OfferedAt = day.At(Math.Min(-3, month.FirstDay.DayNumber - day.Today.DayNumber) - random.Between(1, 25)),
    };
}
