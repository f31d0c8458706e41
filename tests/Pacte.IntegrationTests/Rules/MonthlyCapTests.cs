using Pacte.Domain.Planning;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class MonthlyCapTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Used = "select used from doctor_months where doctor_id = $1";

    [Fact]
    public async Task Three_days_accepted_from_three_tabs_make_two()
    {
        var doctor = await Given.DoctorAsync();
        var proposals = new[] { await ProposedInDaysAsync(doctor, 8), await ProposedInDaysAsync(doctor, 9), await ProposedInDaysAsync(doctor, 10) };

        var rules = await Race.RunAsync(3, i => TryAcceptAsync(proposals[i]));

        Assert.Equal(2, rules.Count(rule => rule is null));
        Assert.Contains(ConstraintNames.DoctorMonthWithinCap, rules);
        Assert.Equal(4, await ScalarAsync<int>(Used, doctor.Id));
    }

    [Theory]
    [InlineData(SessionState.Cancelled)]
    [InlineData(SessionState.Declined)]
    [InlineData(SessionState.Expired)]
    public async Task A_session_given_up_gives_its_half_days_back(SessionState end)
    {
        var doctor = await Given.DoctorAsync();
        var session = await ProposedInDaysAsync(doctor, 8);
        await TryAcceptAsync(session);

        await ExecuteAsync("update sessions set state = $2 where id = $1", session.Id, end.ToString());

        Assert.Equal(0, await ScalarAsync<int>(Used, doctor.Id));
    }

    [Fact]
    public async Task The_month_is_the_one_of_the_site()
    {
        // 9 h at Mayotte on the 1st is still the last day of the month before in Guadeloupe's afternoon: only the site's clock counts.
        var site = await Given.SiteAsync(GivenPlaces.SainteRose);
        var session = await Given.SessionAsync(site, await Given.DoctorAsync(), new DateOnly(2027, 4, 30));
        await ExecuteAsync("update sessions set starts_at = '2027-05-01 01:00Z', ends_at = '2027-05-01 03:00Z' where id = $1", session.Id);

        Assert.Equal(new DateOnly(2027, 4, 1), await ScalarAsync<DateOnly>("select month from sessions where id = $1", session.Id));
    }

    [Fact]
    public async Task The_cap_is_not_lowered_below_what_is_used()
    {
        var doctor = await Given.DoctorAsync();
        await TryAcceptAsync(await ProposedInDaysAsync(doctor, 8));

        Assert.Equal(
            ConstraintNames.DoctorMonthWithinCap,
            await RefusalOfAsync("update doctor_months set cap = 1 where doctor_id = $1", doctor.Id));
    }

    [Fact]
    public async Task Lowering_the_cap_and_accepting_at_once_never_both_succeed()
    {
        for (var round = 0; round < 10; round++)
        {
            var doctor = await Given.DoctorAsync();
            var session = await ProposedInDaysAsync(doctor, 8);
            await ExecuteAsync(
                "insert into doctor_months (doctor_id, month) select doctor_id, month from sessions where id = $1", session.Id);

            var rules = await Race.RunAsync(
                2, i => i == 0 ? TryAcceptAsync(session) : TryAsync("update doctor_months set cap = 1 where doctor_id = $1", doctor.Id));

            Assert.Single(rules, rule => rule is null);
            Assert.Contains(ConstraintNames.DoctorMonthWithinCap, rules);
        }
    }
}
