using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>What each open site asks for: always the same weekdays, a few dates a month, more where more people live.</summary>
internal sealed class DemoNeeds(SceneDay day, ScenePlaces places)
{
    private static readonly Specialty[] Others =
        [Specialty.Paediatrics, Specialty.Gynaecology, Specialty.Cardiology, Specialty.Dermatology, Specialty.Psychiatry];

    private readonly SeedRandom random = day.Random("needs");

    public void Build(DemoRows rows)
    {
        var zonePopulation = places.Epcis.ToDictionary(e => e.Siren, e => e.Population, StringComparer.Ordinal);
        foreach (var site in rows.Sites.Where(s => s.State is SiteState.Open))
        {
            var sitesHere = rows.Sites.Count(s => s.EpciSiren == site.EpciSiren);
            var people = zonePopulation[site.EpciSiren!] / sitesHere;
            AskUsual(rows, site, datesInMonth: Math.Clamp((people / 4_000) + 1, 2, 8));
        }
    }

    private void AskUsual(DemoRows rows, Site site, int datesInMonth)
    {
        var weekdays = random.Shuffled([DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday])
            .Take(datesInMonth > 4 ? 3 : 2).ToList();
        if (random.Chance(12))
            weekdays[^1] = DayOfWeek.Saturday;
        var parts = weekdays.ToDictionary(w => w, w => w is DayOfWeek.Saturday ? DayPart.Morning : UsualPart());
        foreach (var month in day.Months)
        {
            var working = month.Days.Where(d => parts.ContainsKey(d.DayOfWeek) && !PublicHolidays.IsHoliday(d, site.DepartementCode));
            foreach (var date in random.Shuffled(working).Take(datesInMonth).Order().Where(day.Covers))
                Ask(rows, site, date, parts[date.DayOfWeek]);
        }
    }

    private void Ask(DemoRows rows, Site site, DateOnly date, DayPart part)
    {
        var other = site.RoomCount > 1 && random.Chance(20);
        var rooms = site.RoomCount - (other ? 1 : 0);
        var desired = rooms > 1 && random.Chance(35) ? 2 : 1;
        Add(rows, site, date, part, Specialty.GeneralPractice, desired, Math.Min(rooms, desired + (random.Chance(30) ? 1 : 0)));
        if (other)
            Add(rows, site, date, part, random.Pick(Others), 1, 1);
    }

    private void Add(DemoRows rows, Site site, DateOnly date, DayPart part, Specialty specialty, int desired, int max)
    {
        var need = new SiteNeed { Id = random.Id(), SiteId = site.Id, Date = date, Part = part, Specialty = specialty };
        DemoRows.Sure(need.Ask(specialty is Specialty.GeneralPractice ? 1 : 0, desired, max));
        rows.Needs.Add(need);
    }

    private DayPart UsualPart() => random.Below(10) switch
    {
        < 6 => DayPart.FullDay,
        < 8 => DayPart.Morning,
        _ => DayPart.Afternoon,
    };
}
