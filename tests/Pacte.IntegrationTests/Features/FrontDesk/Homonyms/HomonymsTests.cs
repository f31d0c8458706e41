using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.IntegrationTests.Features.Booking;
using Pacte.IntegrationTests.Features.Booking.Rights;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Rights;
using Pacte.Web.Features.FrontDesk.Homonyms;

namespace Pacte.IntegrationTests.Features.FrontDesk.Homonyms;

public sealed class HomonymsTests(PacteApp app) : RightsTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Two_contacts_of_one_name_and_birth_date_are_listed_however_the_name_is_written()
    {
        var open = await Given.OpenSessionAsync();
        var (one, two) = Namesakes();
        (two.FirstName, two.LastName) = ("LOUISÉ", one.LastName!.ToUpperInvariant().Replace(' ', '-'));

        var (first, second) = (await BookAsync(open.Slots[0], one), await BookAsync(open.Slots[1], two));

        var pair = Assert.Single(await SeeAsync(open));
        // Both were known in the same instant: which comes first is of no account.
        Assert.Equal(
            new (Guid, string?)[] { (first.PersonId, one.Contact), (second.PersonId, two.Contact) }.Order(),
            pair.People.Select(p => (p.Id, p.Reach.Spoken)).Order());
    }

    [Fact]
    public async Task Another_birth_date_or_one_known_less_is_another_person()
    {
        var open = await Given.OpenSessionAsync();
        var (one, two) = Namesakes();
        var (_, three) = Namesakes();
        two.Birth.Day = "15";
        (three.LastName, three.Birth.Day) = (one.LastName, "");
        three.Birth.Partial = true;
        await BookAsync(open.Slots[0], one);
        await BookAsync(open.Slots[1], two);
        await BookAsync(open.Slots[2], three);

        Assert.Empty(await SeeAsync(open));
    }

    [Fact]
    public async Task A_site_learns_of_somebody_known_elsewhere_only_that_they_are()
    {
        var (here, elsewhere, third) = (await Given.OpenSessionAsync(), await Given.OpenSessionAsync(), await Given.OpenSessionAsync());
        var (one, two) = Namesakes();
        var ours = await BookAsync(here.Slots[0], one);
        await BookAsync(elsewhere.Slots[0], two);

        Assert.Equal(ours.PersonId, Assert.Single(Assert.Single(await SeeAsync(here)).People).Id);
        Assert.Empty(await SeeAsync(third));
        using var desk = App.NewVisitor(Given.AsFrontDesk(here.Site));
        var page = await desk.GetAsync("/accueil/homonymes");
        Assert.Contains(one.Contact!, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(two.Contact!, page.Body, StringComparison.Ordinal);
        Assert.Contains("n’a pas de rendez-vous ici", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_front_desk_found_is_written_down_and_strikes_the_pair_out()
    {
        var open = await Given.OpenSessionAsync();
        var (one, two) = Namesakes();
        await BookAsync(open.Slots[0], one);
        await BookAsync(open.Slots[1], two);
        var pair = Assert.Single(await SeeAsync(open));
        using var desk = App.NewVisitor(Given.AsFrontDesk(open.Site));

        var after = await (await desk.GetAsync("/accueil/homonymes")).Form().PressAsync("Same", $"{pair.OneId}:{pair.OtherId}");

        Assert.Contains("Rien à vérifier", after.Text, StringComparison.Ordinal);
        await using var db = App.Database.Open();
        Assert.Equal(HomonymVerdict.Same, (await db.HomonymPairs.SingleAsync(p => p.OneId == pair.OneId)).Verdict);
        Assert.Equal(
            $"other={pair.OtherId} verdict=Same",
            await db.AuditEntries.Where(a => a.Action == "homonyms-reviewed" && a.SubjectId == pair.OneId).Select(a => a.Details).SingleAsync());
    }

    [Fact]
    public async Task Two_colleagues_at_once_say_one_thing_and_another_site_says_nothing()
    {
        var (open, elsewhere) = (await Given.OpenSessionAsync(), await Given.OpenSessionAsync());
        var (one, two) = Namesakes();
        await BookAsync(open.Slots[0], one);
        await BookAsync(open.Slots[1], two);
        var pair = Assert.Single(await SeeAsync(open));

        var stranger = await Use<ReviewHomonyms>().ExecuteAsync(pair.OneId, pair.OtherId, HomonymVerdict.Same, Given.AsFrontDesk(elsewhere.Site), default);
        var said = await Race.RunAsync(6, racer => Use<ReviewHomonyms>().ExecuteAsync(
            pair.OneId, pair.OtherId, (HomonymVerdict)(racer % 2), Given.AsFrontDesk(open.Site), default));

        Assert.Equal(HomonymRefusal.NotListed, stranger.Refusal);
        Assert.Single(said, result => result.IsDone);
        await using var db = App.Database.Open();
        Assert.Single(await db.AuditEntries.Where(a => a.Action == "homonyms-reviewed" && a.SubjectId == pair.OneId).ToListAsync());
    }

    [Fact]
    public async Task A_correction_that_would_make_two_persons_one_is_listed_and_an_erasure_strikes_out()
    {
        var open = await Given.OpenSessionAsync();
        var (one, two) = (SomebodyNew(), SomebodyNew());
        two.Contact = one.Contact;
        var first = await BookAsync(open.Slots[0], one);
        await BookAsync(open.Slots[1], two);
        var draft = await ProveAsync(one);
        await Use<RectifyName>().ExecuteAsync(draft, first.PersonId, new() { FirstName = two.FirstName, LastName = two.LastName }, default);
        Assert.Equal(2, Assert.Single(await SeeAsync(open)).People.Count);

        var key = Use<Pacte.Web.Access.AppointmentLinks>().KeyOf(first.Id);
        await Use<CancelAppointment>().ExecuteAsync(new(first.Reference, key, null), default);
        var erased = await Use<EraseIdentity>().ExecuteAsync(draft, first.PersonId, default);

        Assert.True(erased.IsDone, erased.Refusal.ToString());
        Assert.Empty(await SeeAsync(open));
    }

    private Task<List<Pacte.Web.Features.FrontDesk.Homonyms.Homonyms>> SeeAsync(OpenSession open) =>
        Use<SeeHomonyms>().ExecuteAsync(Given.AsFrontDesk(open.Site), default);

    private static (PatientForm One, PatientForm Two) Namesakes()
    {
        var (one, two) = (SomebodyNew(), SomebodyNew());
        two.LastName = one.LastName;
        return (one, two);
    }
}
