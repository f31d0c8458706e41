using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.TestKit;
using Pacte.Web.Features.Volunteering;

namespace Pacte.IntegrationTests.Features.Volunteering;

public sealed class AnswerProposalTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task Accepting_three_days_from_three_tabs_makes_two()
    {
        var doctor = await app.Given.DoctorAsync();
        var proposals = new List<Session>();
        for (var day = 8; day < 11; day++)
            proposals.Add(await ProposedAsync(doctor, day));

        var answers = await Race.RunAsync(3, i => AcceptAsync(proposals[i], doctor));

        Assert.Equal(2, answers.Count(answer => answer is null));
        Assert.Contains(SessionRefusal.MonthlyCapReached, answers);
    }

    [Fact]
    public async Task Another_doctors_proposal_does_not_exist()
    {
        var session = await ProposedAsync(await app.Given.DoctorAsync(), 8);

        Assert.Equal(SessionRefusal.NotFound, await AcceptAsync(session, await app.Given.DoctorAsync()));
    }

    [Fact]
    public async Task A_late_answer_is_refused()
    {
        var doctor = await app.Given.DoctorAsync();
        var session = await ProposedAsync(doctor, 28);
        app.Clock.Advance(TimeSpan.FromDays(4));

        Assert.Equal(SessionRefusal.AnswerTooLate, await AcceptAsync(session, doctor));
    }

    [Fact]
    public async Task A_doctor_who_is_not_verified_is_told_so()
    {
        var doctor = await app.Given.DoctorAsync(state: DoctorState.Registered);

        Assert.Equal(SessionRefusal.DoctorNotVerified, await AcceptAsync(await ProposedAsync(doctor, 8), doctor));
    }

    [Fact]
    public async Task Declining_says_why_and_is_audited()
    {
        var doctor = await app.Given.DoctorAsync();
        var session = await ProposedAsync(doctor, 8);

        await app.Get<AnswerProposal>().DeclineAsync(session.Id, SessionReason.TooFar, Given.AsDoctor(doctor), CancellationToken.None);

        await using var db = app.Database.Open();
        var declined = await db.Sessions.SingleAsync(s => s.Id == session.Id);
        Assert.Equal((SessionState.Declined, SessionReason.TooFar), (declined.State, declined.Reason!.Value));
        Assert.Equal("reason=TooFar offers-ended=0", await db.AuditEntries.Where(a => a.SubjectId == session.Id).Select(a => a.Details).SingleAsync());
    }

    [Theory]
    [InlineData(SessionReason.TooFar, 1)]
    [InlineData(SessionReason.NotAvailable, 0)]
    public async Task Declining_a_place_keeps_the_day_offered_unless_the_doctor_cannot_come(SessionReason reason, int offers)
    {
        var doctor = await app.Given.DoctorAsync();
        var session = await ProposedAsync(doctor, 8);
        await app.Given.OfferAsync(doctor, app.Given.InDays(8));

        await app.Get<AnswerProposal>().DeclineAsync(session.Id, reason, Given.AsDoctor(doctor), CancellationToken.None);

        await using var db = app.Database.Open();
        Assert.Equal(offers, await db.Offers.CountAsync(o => o.DoctorId == doctor.Id));
    }

    [Fact]
    public async Task What_nobody_answers_expires()
    {
        var doctor = await app.Given.DoctorAsync();
        var session = await ProposedAsync(doctor, 28);
        app.Clock.Advance(TimeSpan.FromDays(4));

        await app.Get<ExpireAnswers>().ExecuteAsync(CancellationToken.None);

        await using var db = app.Database.Open();
        Assert.Equal(SessionState.Expired, await db.Sessions.Where(s => s.Id == session.Id).Select(s => s.State).SingleAsync());
    }

    private async Task<Session> ProposedAsync(Doctor doctor, int day) =>
        await app.Given.SessionAsync(await app.Given.SiteAsync(), doctor, app.Given.InDays(day));

    private async Task<SessionRefusal?> AcceptAsync(Session session, Doctor doctor) =>
        (await app.Get<AnswerProposal>().AcceptAsync(session.Id, Given.AsDoctor(doctor), CancellationToken.None)).Refusal;
}
