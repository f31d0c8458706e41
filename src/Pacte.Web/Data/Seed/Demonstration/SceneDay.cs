using Pacte.Domain.Time;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>A scene on a day: what every part of it is drawn from.</summary>
internal sealed record SceneDay(Scene Scene, DateOnly Today, int Seed)
{
    private const int MidMonth = 15;

    public MonthOfYear ThisMonth => MonthOfYear.Of(Today);

    public MonthOfYear NextMonth => ThisMonth.Next;

    /// <summary>Three weeks back, so that even on the first of a month there are held days to look at.</summary>
    public DateOnly From => Today.AddDays(-21);

    public DateOnly Until => NextMonth.LastDay;

    /// <summary>The months that the scene touches, in order.</summary>
    public IEnumerable<MonthOfYear> Months
    {
        get
        {
            for (var month = MonthOfYear.Of(From); month <= NextMonth; month = month.Next)
                yield return month;
        }
    }

    public bool Covers(DateOnly date) => date >= From && date <= Until;

    /// <summary>Dates of the next month that the scene gives to nobody: a plan does, published with the scene or computed by whoever looks.</summary>
    public bool IsLeftToPlan(string region, DateOnly date) =>
        NextMonth.Contains(date) && (Scene.StillToPlan.Contains(region) || (date.Day > MidMonth && Scene.Planned.Contains(region)));

    public SeedRandom Random(string stream) => SeedRandom.For(Seed, $"{Scene.Name} {Today:yyyy-MM-dd} {stream}");

    /// <summary>An instant some days from today, in the small hours: whatever the hour now, what happened yesterday has.</summary>
    public DateTimeOffset At(int days) => new(Today.AddDays(days).ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero);
}
