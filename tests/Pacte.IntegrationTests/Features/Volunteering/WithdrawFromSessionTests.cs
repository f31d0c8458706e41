using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.TestKit;
using Pacte.Web.Features.Volunteering;

namespace Pacte.IntegrationTests.Features.Volunteering;

public sealed class WithdrawFromSessionTests(PacteApp app) : IClassFixture<PacteApp>
{
    [Fact]
    public async Task Closes_the_slots_moves_the_patients_and_tells_each_once()
    {
        var open = await app.Given.OpenSessionAsync();
        var patients = new[] { await app.Given.AppointmentAsync(open), await app.Given.AppointmentAsync(open, 3) };

        var result = await WithdrawAsync(open);

        Assert.True(result.IsDone);
        await using var db = app.Database.Open();
        Assert.True(await db.Slots.Where(s => s.SessionId == open.Session.Id).AllAsync(s => s.State == SlotState.Closed));
        Assert.True(await db.Appointments.Where(a => a.SessionId == open.Session.Id).AllAsync(a => a.State == AppointmentState.ToMove));
        foreach (var patient in patients)
        {
            var messages = await db.OutboxMessages.Where(m => m.EventKey.StartsWith($"session-cancelled:{patient.Id:N}")).ToListAsync();
            Assert.Contains($"/rendez-vous/{patient.Reference}?cle=", Assert.Single(messages).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Gives_the_half_days_back()
    {
        var open = await app.Given.OpenSessionAsync();

        await WithdrawAsync(open);

        await using var db = app.Database.Open();
        Assert.Equal(0, await db.DoctorMonths.Where(m => m.DoctorId == open.Doctor.Id).Select(m => m.Used).SingleAsync());
    }

    [Fact]
    public async Task Ends_the_offer_of_that_date_and_of_no_other()
    {
        var open = await app.Given.OpenSessionAsync();
        await app.Given.OfferAsync(open.Doctor, app.Given.InDays(7));
        await app.Given.OfferAsync(open.Doctor, app.Given.InDays(9));

        await WithdrawAsync(open);

        await using var db = app.Database.Open();
        Assert.Equal([app.Given.InDays(9)], await db.Offers.Where(o => o.DoctorId == open.Doctor.Id).Select(o => o.Date).ToListAsync());
        var details = await db.AuditEntries.Where(a => a.SubjectId == open.Session.Id).Select(a => a.Details).SingleAsync();
        Assert.EndsWith("offers-ended=1", details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twice_is_refused_the_second_time()
    {
        var open = await app.Given.OpenSessionAsync();

        var answers = await Race.RunAsync(2, _ => WithdrawAsync(open));

        Assert.Single(answers, answer => answer.IsDone);
        Assert.Contains(answers, answer => answer.Refusal is SessionRefusal.StepNotAllowed);
    }

    private Task<Domain.Result<Domain.Done, SessionRefusal>> WithdrawAsync(OpenSession open) => app.Get<WithdrawFromSession>()
        .ExecuteAsync(open.Session.Id, SessionReason.Illness, Given.AsDoctor(open.Doctor), CancellationToken.None);
}
