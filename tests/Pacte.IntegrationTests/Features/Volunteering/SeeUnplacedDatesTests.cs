using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.TestKit;
using Pacte.Web.Features.Volunteering;

namespace Pacte.IntegrationTests.Features.Volunteering;

public sealed class SeeUnplacedDatesTests(PacteApp app) : IClassFixture<PacteApp>
{
    private static readonly MonthOfYear April = MonthOfYear.Parse("2027-04");
    private static readonly DateOnly Day = new(2027, 4, 6);

    [Fact]
    public async Task A_published_plan_says_why_and_what_would_have_given_a_place()
    {
        var (doctor, site) = (await app.Given.DoctorAsync(), await app.Given.SiteAsync());
        await PlanAsync(PlanState.Published, doctor, site);

        var date = Assert.Single(await SeeAsync(doctor));

        Assert.Equal((Day, UnplacedReason.NoNeedThatDay), (date.Date, date.Reason));
        Assert.Equal((ChangeKind.OtherDate, Day.AddDays(1), site.CommuneName), (date.Change!.Kind, date.Change.Date, date.Change.Commune));
    }

    [Fact]
    public async Task A_draft_says_nothing_yet()
    {
        var doctor = await app.Given.DoctorAsync();
        await PlanAsync(PlanState.Draft, doctor);

        Assert.Empty(await SeeAsync(doctor));
    }

    [Fact]
    public async Task Nobody_sees_the_dates_of_another()
    {
        await PlanAsync(PlanState.Published, await app.Given.DoctorAsync());

        Assert.Empty(await SeeAsync(await app.Given.DoctorAsync()));
    }

    [Fact]
    public async Task Of_two_published_plans_the_last_is_believed()
    {
        var doctor = await app.Given.DoctorAsync();
        var offer = await app.Given.OfferAsync(doctor, Day);
        await PlanAsync(PlanState.Published, doctor, offer: offer, reason: UnplacedReason.CapReached, hoursAgo: 1);
        await PlanAsync(PlanState.Published, doctor, offer: offer, hoursAgo: 5);

        Assert.Equal(UnplacedReason.CapReached, Assert.Single(await SeeAsync(doctor)).Reason);
    }

    [Fact]
    public async Task A_date_that_led_to_a_session_since_needs_no_reason()
    {
        var doctor = await app.Given.DoctorAsync();
        await PlanAsync(PlanState.Published, doctor);
        await app.Given.SessionAsync(await app.Given.SiteAsync(), doctor, Day);

        Assert.Empty(await SeeAsync(doctor));
    }

    [Fact]
    public async Task A_doctor_reads_it_on_the_page_of_the_month()
    {
        var (doctor, site) = (await app.Given.DoctorAsync(), await app.Given.SiteAsync());
        await PlanAsync(PlanState.Published, doctor, site);
        using var visitor = app.NewVisitor(Given.AsDoctor(doctor));

        var month = await visitor.GetAsync("/medecin/mois/2027-04");

        Assert.Contains("Une date sans proposition", month.Text, StringComparison.Ordinal);
        Assert.Contains("Aucun lieu n’avait besoin d’un médecin ce jour-là.", month.Text, StringComparison.Ordinal);
        Assert.Contains("une place avec mercredi 7 avril au lieu de mardi 6 avril, à Péronne.", month.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sans proposition", (await visitor.GetAsync("/medecin/mois/2027-05")).Text, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<UnplacedDate>> SeeAsync(Doctor doctor) =>
        new SeeUnplacedDates(app.Database.Work).ExecuteAsync(April, Given.AsDoctor(doctor), default);

    private async Task PlanAsync(
        PlanState state,
        Doctor doctor,
        Site? site = null,
        Offer? offer = null,
        UnplacedReason reason = UnplacedReason.NoNeedThatDay,
        int hoursAgo = 1)
    {
        offer ??= await app.Given.OfferAsync(doctor, Day);
        var computed = app.Clock.GetUtcNow().AddHours(-hoursAgo);
        var plan = new Plan
        {
            Id = Guid.CreateVersion7(),
            Month = April.FirstDay,
            RegionCode = doctor.RegionCode,
            State = state,
            RequestedAt = computed,
            ComputedAt = computed,
            PublishedAt = state is PlanState.Published ? computed : null,
        };
        var unplaced = new PlanUnplaced { PlanId = plan.Id, OfferId = offer.Id, DoctorId = doctor.Id, Date = Day, Reason = reason };
        if (site is not null)
        {
            (unplaced.Change, unplaced.ChangeSiteId, unplaced.ChangeDate) = (ChangeKind.OtherDate, site.Id, Day.AddDays(1));
            (unplaced.ChangePart, unplaced.ChangeKm) = (DayPart.FullDay, 59);
        }

        plan.Unplaced.Add(unplaced);
        await using var db = app.Database.Open();
        db.Add(plan);
        await db.SaveChangesAsync();
    }
}
