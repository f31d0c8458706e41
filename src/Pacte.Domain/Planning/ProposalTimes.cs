namespace Pacte.Domain.Planning;

/// <summary>How much time people get to answer a proposal.</summary>
public static class ProposalTimes
{
    /// <summary>A plan proposes nothing nearer than this: doctor, site and patients all need some notice.</summary>
    public const int NoticeDays = 3;

    private static readonly TimeSpan ToAnswer = TimeSpan.FromDays(3);
    private static readonly TimeSpan BeforeSession = TimeSpan.FromHours(36);

    /// <summary>The first date on which a plan computed on <paramref name="today"/> may place somebody.</summary>
    public static DateOnly FirstDate(DateOnly today) => today.AddDays(NoticeDays);

    /// <summary>Three days to answer, fewer when the session is near: the site must still have time to confirm. A whole hour, easy to remember.</summary>
    public static DateTimeOffset AnswerBefore(DateTimeOffset now, DateTimeOffset sessionStartsAt)
    {
        var latest = sessionStartsAt - BeforeSession;
        var usual = now + ToAnswer;
        var before = (usual < latest ? usual : latest).ToUniversalTime();
        return before.AddTicks(-(before.Ticks % TimeSpan.TicksPerHour));
    }
}
