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
