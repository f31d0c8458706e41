using Pacte.Domain.Planning;

namespace Pacte.UnitTests.Planning;

public sealed class ProposalTimesTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 1, 8, 17, 43, TimeSpan.Zero);

    [Fact]
    public void A_doctor_has_three_days_to_answer_up_to_a_whole_hour() =>
        Assert.Equal(new DateTimeOffset(2027, 3, 4, 8, 0, 0, TimeSpan.Zero), ProposalTimes.AnswerBefore(Now, Now.AddDays(20)));

    [Fact]
    public void A_near_session_leaves_the_site_a_day_and_a_half() =>
        Assert.Equal(
            new DateTimeOffset(2027, 3, 2, 20, 0, 0, TimeSpan.Zero),
            ProposalTimes.AnswerBefore(Now, new DateTimeOffset(2027, 3, 4, 8, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData(0)]
    [InlineData(23)]
    public void The_shortest_notice_still_leaves_time_to_answer(int hour)
    {
        var now = new DateTimeOffset(2027, 3, 1, hour, 59, 0, TimeSpan.Zero);
        var session = ProposalTimes.FirstDate(new DateOnly(2027, 3, 1)).ToDateTime(new TimeOnly(8, 0));

        Assert.True(ProposalTimes.AnswerBefore(now, new DateTimeOffset(session, TimeSpan.Zero)) > now.AddHours(12));
    }
}
