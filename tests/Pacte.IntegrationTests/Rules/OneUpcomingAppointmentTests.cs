using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class OneUpcomingAppointmentTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string GiveToPerson = "update appointments set person_id = $2 where id = $1";

    [Fact]
    public async Task A_second_upcoming_appointment_of_a_person_is_refused()
    {
        var open = await Given.OpenSessionAsync();
        var (first, second) = (await Given.AppointmentAsync(open), await Given.AppointmentAsync(open, 1));

        Assert.Equal(
            ConstraintNames.PersonHasOneUpcomingAppointment,
            await RefusalOfAsync(GiveToPerson, second.Id, first.PersonId));
    }

    [Fact]
    public async Task An_appointment_that_is_past_but_not_marked_blocks_nobody()
    {
        var first = await Given.AppointmentAsync(await Given.OpenSessionAsync(date: Given.InDays(2)));
        Clock.Advance(TimeSpan.FromDays(3));
        var second = await Given.AppointmentAsync(await Given.OpenSessionAsync(date: Given.InDays(2)));

        await ExecuteAsync(GiveToPerson, second.Id, first.PersonId);
    }

    [Fact]
    public async Task A_follow_up_added_by_the_front_desk_is_allowed()
    {
        var open = await Given.OpenSessionAsync();
        var (first, second) = (await Given.AppointmentAsync(open), await Given.AppointmentAsync(open, 1));

        await ExecuteAsync("update appointments set person_id = $2, is_follow_up = true where id = $1", second.Id, first.PersonId);
    }

    [Fact]
    public async Task Ten_appointments_given_to_one_person_at_once_make_one()
    {
        var open = await Given.OpenSessionAsync(part: Domain.Sites.DayPart.FullDay);
        var owner = await Given.AppointmentAsync(open);
        await ExecuteAsync("update appointments set state = 'Cancelled' where id = $1", owner.Id);
        var others = new List<Guid>();
        for (var i = 1; i <= 10; i++)
            others.Add((await Given.AppointmentAsync(open, i)).Id);

        var rules = await Race.RunAsync(10, i => TryAsync(GiveToPerson, others[i], owner.PersonId));

        Assert.Single(rules, rule => rule is null);
    }

    [Fact]
    public async Task A_seventh_person_on_one_contact_is_refused()
    {
        var contact = Guid.NewGuid().ToByteArray();
        const string Add =
            """
            insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, contact, created_at)
            values ($1, $2, $3, 'Léo', 'Petit', '2015-01-01', 'famille@exemple.test', now())
            """;

        var rules = await Race.RunAsync(9, _ => TryAsync(Add, Guid.NewGuid(), Guid.NewGuid().ToByteArray(), contact));

        Assert.Equal(6, rules.Count(rule => rule is null));
        Assert.All(rules.OfType<string>(), rule => Assert.Equal(ConstraintNames.ContactHasFewPersons, rule));
    }

    [Fact]
    public async Task One_form_makes_one_appointment()
    {
        var open = await Given.OpenSessionAsync();
        var (first, second) = (await Given.AppointmentAsync(open), await Given.AppointmentAsync(open, 1));

        Assert.Equal(
            ConstraintNames.FormMakesOneAppointment,
            await RefusalOfAsync("update appointments set submission_id = $2 where id = $1", second.Id, first.SubmissionId));
    }
}
