using Pacte.Domain.Doctors;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class DoctorMayWorkTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Exempt =
        "insert into exemptions (id, doctor_id, starts_on, ends_on, kind, is_waived) values ($1, $2, $3, null, 'PTMA', $4)";

    private const string Suspend = "update doctors set state = 'Suspended' where id = $1";

    [Fact]
    public async Task A_doctor_who_is_not_verified_accepts_nothing()
    {
        var session = await ProposedInDaysAsync(await Given.DoctorAsync(state: DoctorState.Registered), 8);

        Assert.Equal(ConstraintNames.DoctorIsVerified, await TryAcceptAsync(session));
    }

    [Theory]
    [InlineData("AcceptedByDoctor"), InlineData("Confirmed"), InlineData("Open"), InlineData("Held")]
    public async Task A_doctor_who_is_not_verified_gets_past_no_proposal(string state)
    {
        var session = await ProposedInDaysAsync(await Given.DoctorAsync(state: DoctorState.Registered), 8);

        Assert.Equal(
            ConstraintNames.DoctorIsVerified,
            await RefusalOfAsync("update sessions set state = $2 where id = $1", session.Id, state));
    }

    [Fact]
    public async Task A_session_does_not_move_to_a_site_whose_clock_puts_it_in_an_exemption()
    {
        var (doctor, away) = (await Given.DoctorAsync(), await Given.SiteAsync(GivenPlaces.SainteRose));
        var session = await ProposedInDaysAsync(doctor, 8);
        await ExecuteAsync("update sessions set starts_at = $2, ends_at = $3 where id = $1", session.Id, AtNight(30), AtNight(50));
        await TryAcceptAsync(session);
        await ExecuteAsync(
            "insert into exemptions (id, doctor_id, starts_on, ends_on, kind, is_waived) values ($1, $2, $3, $3, 'PTMA', false)",
            Guid.NewGuid(),
            doctor.Id,
            Given.InDays(8));

        Assert.Equal(
            ConstraintNames.DoctorIsNotExempt,
            await RefusalOfAsync(
                "update sessions s set site_id = t.id, time_zone = t.time_zone, region_code = t.region_code from sites t where s.id = $1 and t.id = $2",
                session.Id,
                away.Id));
    }

    [Fact]
    public async Task An_exempt_doctor_accepts_nothing_unless_it_is_waived()
    {
        var doctor = await Given.DoctorAsync();
        var session = await ProposedInDaysAsync(doctor, 8);
        await ExecuteAsync(Exempt, Guid.NewGuid(), doctor.Id, Given.InDays(1), false);

        Assert.Equal(ConstraintNames.DoctorIsNotExempt, await TryAcceptAsync(session));

        await ExecuteAsync("update exemptions set is_waived = true where doctor_id = $1", doctor.Id);
        Assert.Null(await TryAcceptAsync(session));
    }

    [Fact]
    public async Task A_doctor_with_a_standing_session_is_neither_suspended_nor_exempted()
    {
        var doctor = await Given.DoctorAsync();
        await TryAcceptAsync(await ProposedInDaysAsync(doctor, 8));

        Assert.Equal(ConstraintNames.DoctorHasNoStandingSession, await RefusalOfAsync(Suspend, doctor.Id));
        Assert.Equal(
            ConstraintNames.DoctorHasNoStandingSession,
            await RefusalOfAsync(Exempt, Guid.NewGuid(), doctor.Id, Given.InDays(1), false));
    }

    [Fact]
    public async Task Accepting_and_suspending_at_once_never_both_succeed()
    {
        for (var round = 0; round < 10; round++)
        {
            var doctor = await Given.DoctorAsync();
            var session = await ProposedInDaysAsync(doctor, 8);

            var rules = await Race.RunAsync(2, i => i == 0 ? TryAcceptAsync(session) : TryAsync(Suspend, doctor.Id));

            Assert.Single(rules, rule => rule is null);
        }
    }

    [Fact]
    public async Task Accepting_and_exempting_at_once_never_both_succeed()
    {
        for (var round = 0; round < 10; round++)
        {
            var doctor = await Given.DoctorAsync();
            var session = await ProposedInDaysAsync(doctor, 8);

            var rules = await Race.RunAsync(
                2,
                i => i == 0 ? TryAcceptAsync(session) : TryAsync(Exempt, Guid.NewGuid(), doctor.Id, Given.InDays(1), false));

            Assert.Single(rules, rule => rule is null);
        }
    }

    // The next day already in Paris, not yet in Guadeloupe.
    private DateTime AtNight(int minute) => Given.InDays(8).ToDateTime(new TimeOnly(23, minute), DateTimeKind.Utc);
}
