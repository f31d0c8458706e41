namespace Pacte.Matching;

/// <summary>What the sessions that stand have already used.</summary>
internal sealed class StandingTally
{
    private readonly int[] _halfDaysOfDoctor;
    private readonly int[] _ofNeed;
    private readonly int[] _ofZone;
    private readonly Dictionary<(int Zone, int Week), int> _ofZoneWeek = [];
    private readonly HashSet<(int Doctor, DateOnly Date)> _engaged = [];

    public StandingTally(ProblemIndex index)
    {
        (_halfDaysOfDoctor, _ofNeed, _ofZone) = (new int[index.Doctors.Length], new int[index.Needs.Length], new int[index.Zones.Length]);
        foreach (var session in index.Standing)
        {
            if (index.FindDoctor(session.DoctorKey) is { } doctor)
            {
                _halfDaysOfDoctor[doctor] += session.Part.HalfDays();
                _engaged.Add((doctor, session.Date));
            }

            if (index.FindNeed(session.NeedKey) is { } need)
                _ofNeed[need]++;
            if (index.FindSite(session.SiteKey) is { } site)
            {
                var (zone, week) = (index.ZoneOfSite[site], ProblemIndex.WeekOf(session.Date));
                _ofZone[zone]++;
                _ofZoneWeek[(zone, week)] = OfZoneWeek(zone, week) + 1;
            }
        }
    }

    /// <summary>Counts one more session.</summary>
    public void Add(ProblemIndex index, Candidate session)
    {
        var (doctor, need) = (index.DoctorOfOffer[session.Offer], index.Needs[session.Need]);
        var (zone, week) = (index.ZoneOfNeed(session.Need), ProblemIndex.WeekOf(need.Date));
        _halfDaysOfDoctor[doctor] += need.Part.HalfDays();
        _engaged.Add((doctor, need.Date));
        _ofNeed[session.Need]++;
        _ofZone[zone]++;
        _ofZoneWeek[(zone, week)] = OfZoneWeek(zone, week) + 1;
    }

    /// <summary>Names all of which more or less is used than in an earlier tally.</summary>
    public void AddDifferences(StandingTally earlier, TouchedNumbers touched)
    {
        touched.Doctors.UnionWith(Unlike(_halfDaysOfDoctor, earlier._halfDaysOfDoctor));
        touched.Needs.UnionWith(Unlike(_ofNeed, earlier._ofNeed));
        var days = new HashSet<(int Doctor, DateOnly Date)>(_engaged);
        days.SymmetricExceptWith(earlier._engaged);
        touched.Doctors.UnionWith(days.Select(day => day.Doctor));
        var weeks = _ofZoneWeek.Keys.Union(earlier._ofZoneWeek.Keys);
        touched.Weeks.UnionWith(weeks.Where(week => OfZoneWeek(week.Zone, week.Week) != earlier.OfZoneWeek(week.Zone, week.Week)));
    }

    public int HalfDaysOfDoctor(int doctor) => _halfDaysOfDoctor[doctor];

    public int OfNeed(int need) => _ofNeed[need];

    public int OfZone(int zone) => _ofZone[zone];

    public int OfZoneWeek(int zone, int week) => _ofZoneWeek.GetValueOrDefault((zone, week));

    public bool IsEngaged(int doctor, DateOnly date) => _engaged.Contains((doctor, date));

    private static IEnumerable<int> Unlike(int[] now, int[] earlier) =>
        Enumerable.Range(0, now.Length).Where(i => now[i] != (i < earlier.Length ? earlier[i] : 0));
}
