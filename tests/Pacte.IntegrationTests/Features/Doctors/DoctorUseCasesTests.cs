using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Audit;
using Pacte.Web.Features.Doctors;

namespace Pacte.IntegrationTests.Features.Doctors;

public sealed class DoctorUseCasesTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly Pacte.Domain.Access.Actor Agency = Given.AsAgency(GivenPlaces.HautsDeFrance);
    private static readonly Pacte.Domain.Access.Actor Stranger = Given.AsAgency(GivenPlaces.Occitanie);

    private readonly ManualClock clock = new();

    private Given Given => field ??= new(database, clock);

    private AuditTrail Audit => new(clock);

    private MonthOfYear Month => MonthOfYear.Of(Given.InDays(10));

    private VerifyDoctor Verify => new(database.Work, Audit);

    private SuspendDoctor Suspend => new(database.Work, Audit);

    private SetDoctorCap SetCap => new(database.Work, Audit);

    private ExemptDoctor Exempt => new(database.Work, Audit, clock);

    [Fact]
    public async Task A_doctor_is_verified_once_by_their_own_agency()
    {
        var doctor = await Given.DoctorAsync(state: DoctorState.Registered);

        Assert.Equal(DoctorRefusal.NotFound, (await Verify.ExecuteAsync(doctor.Id, Stranger, default)).Refusal);
        Assert.True((await Verify.ExecuteAsync(doctor.Id, Agency, default)).IsDone);
        Assert.Equal(DoctorRefusal.StepNotAllowed, (await Verify.ExecuteAsync(doctor.Id, Agency, default)).Refusal);
        await using var db = database.Open();
        Assert.Equal("doctor-verified", (await db.AuditEntries.SingleAsync(a => a.SubjectId == doctor.Id)).Action);
    }

    [Fact]
    public async Task Suspending_names_the_sessions_that_stand_and_withdraws_mere_proposals()
    {
        var (site, doctor) = (await Given.SiteAsync(), await Given.DoctorAsync());
        var accepted = await Given.SessionAsync(site, doctor, Given.InDays(10), state: SessionState.AcceptedByDoctor);
        var proposed = await Given.SessionAsync(site, doctor, Given.InDays(11));

        var refused = await Suspend.ExecuteAsync(doctor.Id, Agency, default);

        Assert.Equal(DoctorRefusal.SessionsStand, refused.Refusal);
        Assert.Equal([accepted.Id], refused.Subjects);
        await ChangeAsync(db => db.Sessions.Where(s => s.Id == accepted.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SessionState.Cancelled)));
        Assert.True((await Suspend.ExecuteAsync(doctor.Id, Agency, default)).IsDone);
        await using var after = database.Open();
        Assert.Equal(SessionState.Cancelled, (await after.Sessions.SingleAsync(s => s.Id == proposed.Id)).State);
        Assert.Equal(DoctorState.Suspended, (await after.Doctors.SingleAsync(d => d.Id == doctor.Id)).State);
    }

    [Fact]
    public async Task A_suspension_and_an_acceptance_at_once_never_both_win()
    {
        foreach (var round in Enumerable.Range(0, 5))
        {
            var (site, doctor) = (await Given.SiteAsync(), await Given.DoctorAsync());
            var session = await Given.SessionAsync(site, doctor, Given.InDays(10 + round));

            await Race.RunAsync(2, async i =>
            {
                if (i == 0)
                    await Suspend.ExecuteAsync(doctor.Id, Agency, default);
                else
                    await AcceptAsync(session.Id);
            });

            await using var db = database.Open();
            var state = (await db.Sessions.SingleAsync(s => s.Id == session.Id)).State;
            var suspended = (await db.Doctors.SingleAsync(d => d.Id == doctor.Id)).State is DoctorState.Suspended;
            Assert.NotEqual(suspended, state is SessionState.AcceptedByDoctor);
        }
    }

    [Fact]
    public async Task The_cap_rises_freely_and_falls_to_what_is_used()
    {
        var (site, doctor) = (await Given.SiteAsync(), await Given.DoctorAsync());
        var session = await Given.SessionAsync(site, doctor, Given.InDays(10), DayPart.FullDay, SessionState.AcceptedByDoctor);

        Assert.True((await SetCap.ExecuteAsync(doctor.Id, Month, 8, Agency, default)).IsDone);
        var refused = await SetCap.ExecuteAsync(doctor.Id, Month, 1, Agency, default);

        Assert.Equal(DoctorRefusal.CapBelowUse, refused.Refusal);
        Assert.Equal([session.Id], refused.Subjects);
        Assert.True((await SetCap.ExecuteAsync(doctor.Id, Month, 2, Agency, default)).IsDone);
        Assert.Equal(DoctorRefusal.CapOutOfRange, (await SetCap.ExecuteAsync(doctor.Id, Month, 21, Agency, default)).Refusal);
        Assert.Equal(DoctorRefusal.NotFound, (await SetCap.ExecuteAsync(doctor.Id, Month, 3, Stranger, default)).Refusal);
        var view = await new SeeDoctor(database.Work, clock).ExecuteAsync(doctor.Id, Agency, default);
        Assert.Equal((2, 2), (view!.Caps[0].Cap, view.Caps[0].Used));
    }

    [Fact]
    public async Task An_exemption_is_refused_over_accepted_sessions_and_may_be_waived()
    {
        var (site, doctor) = (await Given.SiteAsync(), await Given.DoctorAsync());
        var session = await Given.SessionAsync(site, doctor, Given.InDays(10), state: SessionState.AcceptedByDoctor);

        var over = await Exempt.ExecuteAsync(new(doctor.Id, Given.InDays(5), null, ExemptionKind.Ptma), Agency, default);
        var before = await Exempt.ExecuteAsync(new(doctor.Id, Given.InDays(5), Given.InDays(9), ExemptionKind.SickLeave), Agency, default);

        Assert.Equal(DoctorRefusal.SessionsStand, over.Refusal);
        Assert.Equal([session.Id], over.Subjects);
        Assert.True(before.IsDone);
        Assert.True((await Exempt.WaiveAsync(before.Value, waived: true, Agency, default)).IsDone);
        Assert.True((await Exempt.WaiveAsync(before.Value, waived: false, Agency, default)).IsDone);
        Assert.Equal(DoctorRefusal.NotFound, (await Exempt.WaiveAsync(before.Value, waived: true, Stranger, default)).Refusal);
    }

    [Fact]
    public async Task The_list_begins_with_those_to_verify_and_finds_a_part_of_a_name()
    {
        // A region that no other test of this database fills.
        var region = Given.AsAgency(GivenPlaces.Guadeloupe);
        await Given.DoctorAsync(GivenPlaces.SainteRose);
        var waiting = await Given.DoctorAsync(GivenPlaces.SainteRose, DoctorState.Registered);
        var list = new ListDoctors(database.Work);

        var all = await list.ExecuteAsync(new(Month), region, default);
        var found = await list.ExecuteAsync(new(Month, waiting.LastName[^4..].ToUpperInvariant()), region, default);
        var joker = await list.ExecuteAsync(new(Month, "%"), region, default);

        Assert.Equal((waiting.Id, 2, 1), (all.Lines[0].Id, all.Total, all.ToVerify));
        Assert.Equal(waiting.Id, Assert.Single(found.Lines).Id);
        Assert.Empty(joker.Lines);
    }

    [Fact]
    public async Task A_doctor_who_comes_from_elsewhere_is_seen_and_not_decided_about()
    {
        var doctor = await Given.DoctorAsync(GivenPlaces.Mirepoix, travelKm: 1500);
        await Given.SessionAsync(await Given.SiteAsync(), doctor, Given.InDays(10));
        var see = new SeeDoctor(database.Work, clock);

        var here = await see.ExecuteAsync(doctor.Id, Agency, default);

        Assert.False(here!.IsManaged);
        Assert.True((await see.ExecuteAsync(doctor.Id, Stranger, default))!.IsManaged);
        Assert.Null(await see.ExecuteAsync((await Given.DoctorAsync()).Id, Stranger, default));
        Assert.Equal(DoctorRefusal.NotFound, (await Suspend.ExecuteAsync(doctor.Id, Agency, default)).Refusal);
    }

    private async Task AcceptAsync(Guid sessionId)
    {
        try
        {
            await using var db = database.Open();
            var session = await db.Sessions.SingleAsync(s => s.Id == sessionId);
            session.Accept(clock.GetUtcNow(), clock.GetUtcNow().AddDays(3));
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // Lost the race: the database refused, which is what is asserted.
        }
    }

    private async Task ChangeAsync(Func<Pacte.Web.Data.PacteDb, Task> change)
    {
        await using var db = database.Open();
        await change(db);
    }
}
