using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Features.Volunteering;

namespace Pacte.IntegrationTests.Features.Volunteering;

public sealed class OfferDaysTests(PacteApp app) : IClassFixture<PacteApp>
{
    private static readonly MonthOfYear April = MonthOfYear.Parse("2027-04");

    [Fact]
    public async Task Saves_what_is_ticked_and_forgets_what_is_not()
    {
        var doctor = await app.Given.DoctorAsync();
        await app.Given.OfferAsync(doctor, new(2027, 4, 20));

        var result = await OfferAsync(doctor, mornings: [new(2027, 4, 6), new(2027, 4, 7)], afternoons: [new(2027, 4, 7), new(2027, 4, 8)]);

        Assert.True(result.IsDone);
        await using var db = app.Database.Open();
        var offers = await db.Offers.Where(o => o.DoctorId == doctor.Id).OrderBy(o => o.Date).Select(o => new { o.Date.Day, o.Parts }).ToListAsync();
        Assert.Equal(
            [(6, DayParts.Morning), (7, DayParts.FullDay), (8, DayParts.Afternoon)],
            offers.Select(o => (o.Day, o.Parts)));
    }

    [Fact]
    public async Task Leaves_alone_the_dates_that_a_session_takes()
    {
        var doctor = await app.Given.DoctorAsync();
        await app.Given.OfferAsync(doctor, new(2027, 4, 20));
        await app.Given.SessionAsync(await app.Given.SiteAsync(), doctor, new(2027, 4, 20));

        await OfferAsync(doctor, [], []);

        await using var db = app.Database.Open();
        Assert.True(await db.Offers.AnyAsync(o => o.DoctorId == doctor.Id));
    }

    [Fact]
    public async Task Refuses_a_date_of_another_month_and_saves_nothing()
    {
        var doctor = await app.Given.DoctorAsync();

        var result = await OfferAsync(doctor, [new(2027, 4, 6), new(2027, 5, 4)], []);

        Assert.Equal(OfferRefusal.DateOutsideMonth, result.Refusal);
        await using var db = app.Database.Open();
        Assert.False(await db.Offers.AnyAsync(o => o.DoctorId == doctor.Id));
    }

    [Fact]
    public async Task Refuses_a_past_month()
    {
        var doctor = await app.Given.DoctorAsync();

        var result = await app.Get<OfferDays>().ExecuteAsync(
            new(MonthOfYear.Parse("2027-02"), new HashSet<DateOnly>(), new HashSet<DateOnly>()), Given.AsDoctor(doctor), CancellationToken.None);

        Assert.Equal(OfferRefusal.MonthPast, result.Refusal);
    }

    [Fact]
    public async Task Two_tabs_saving_at_once_leave_one_offer_a_date()
    {
        var doctor = await app.Given.DoctorAsync();

        await Race.RunAsync(4, _ => OfferAsync(doctor, [new(2027, 4, 6)], [new(2027, 4, 6)]));

        await using var db = app.Database.Open();
        Assert.Equal(1, await db.Offers.CountAsync(o => o.DoctorId == doctor.Id));
    }

    private Task<Domain.Result<Domain.Done, OfferRefusal>> OfferAsync(Domain.Doctors.Doctor doctor, DateOnly[] mornings, DateOnly[] afternoons) =>
        app.Get<OfferDays>().ExecuteAsync(new(April, mornings.ToHashSet(), afternoons.ToHashSet()), Given.AsDoctor(doctor), CancellationToken.None);
}
