using Microsoft.EntityFrameworkCore;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Rights;

namespace Pacte.IntegrationTests.Features.Booking.Rights;

public sealed class RectifyTests(PacteApp app) : RightsTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task A_corrected_name_is_recognised_at_the_next_booking()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var appointment = await BookAsync(open.Slots[0], form);
        var draft = await ProveAsync(form);

        var done = await Use<RectifyName>().ExecuteAsync(draft, appointment.PersonId, new() { FirstName = "Zoé", LastName = "Delattre" }, default);

        Assert.True(done.IsDone, done.Refusal.ToString());
        (form.FirstName, form.LastName) = ("Zoé", "DELATTRE");
        var again = await HoldAsync(open.Slots[1]);
        var refused = await ConfirmAsync(again, await AskForCodeAsync(again, form));
        Assert.Equal(appointment.Id, Assert.Single(refused.Subjects));
    }

    [Fact]
    public async Task A_name_that_is_another_known_person_is_refused_and_listed()
    {
        var open = await Given.OpenSessionAsync();
        var (one, two) = (SomebodyNew(), SomebodyNew());
        two.Contact = one.Contact;
        var first = await BookAsync(open.Slots[0], one);
        var second = await BookAsync(open.Slots[1], two);
        var draft = await ProveAsync(one);

        var done = await Use<RectifyName>().ExecuteAsync(draft, first.PersonId, new() { FirstName = two.FirstName, LastName = two.LastName }, default);

        Assert.Equal(RightsRefusal.KnownAsAnother, done.Refusal);
        Assert.Equal(one.LastName, (await PersonAsync(first.PersonId)).LastName);
        await using var db = App.Database.Open();
        var listed = await db.AuditEntries.SingleAsync(a => a.Action == KnownTwice.Action && a.SubjectId == first.PersonId);
        Assert.Equal($"other={second.PersonId}", listed.Details);
    }

    [Fact]
    public async Task A_new_contact_is_proved_by_its_own_code_and_the_former_is_told()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var appointment = await BookAsync(open.Slots[0], form);
        var draft = await ProveAsync(form);
        var fresh = SomebodyNew().Contact!;
        var proof = (await Use<ChangeContact>().AskAsync(draft, new(fresh), [1], default)).Value;

        Assert.Equal(RightsRefusal.WrongCode, (await Use<ChangeContact>().ExecuteAsync(new(draft, appointment.PersonId, proof, "x"), default)).Refusal);
        var changed = await Use<ChangeContact>().ExecuteAsync(new(draft, appointment.PersonId, proof, await RightsCodeAsync(proof)), default);

        Assert.True(changed.IsDone, changed.Refusal.ToString());
        Assert.Equal(fresh, (await PersonAsync(appointment.PersonId)).Contact);
        Assert.Single(await SeeAsync(draft));
        await using var db = App.Database.Open();
        Assert.Equal(form.Contact, (await db.OutboxMessages.SingleAsync(m => m.EventKey.StartsWith("contact-changed:"))).Address);
        await Use<SendLinks>().ExecuteAsync(fresh, default);
        Assert.True(await db.OutboxMessages.AnyAsync(m => m.Address == fresh && m.Body.Contains(appointment.Reference)));
    }

    [Fact]
    public async Task A_commune_that_was_given_is_corrected_by_its_page_and_one_that_cannot_be_found_is_said()
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        var appointment = await BookAsync(open.Slots[0], form);
        var home = $"/mes-donnees/{await ProveAsync(form):N}";
        using var visitor = App.NewVisitor();
        var page = await (await visitor.GetAsync(home)).FollowAsync("Corriger la commune");

        var wrong = await page.Form().Fill("Input.Commune", "Nulle part").SubmitAsync();
        Assert.Contains("Nous ne trouvons pas cette commune", wrong.Text, StringComparison.Ordinal);
        var right = await wrong.Form().Fill("Input.Commune", "Ham").SubmitAsync();

        Assert.Contains("C’est corrigé", right.Text, StringComparison.Ordinal);
        Assert.Equal(GivenPlaces.Ham.InseeCode, (await PersonAsync(appointment.PersonId)).CommuneInsee);
        await using var db = App.Database.Open();
        Assert.True(await db.AuditEntries.AnyAsync(a => a.SubjectId == appointment.PersonId && a.Details == "field=commune"));
    }

    [Fact]
    public async Task Nobody_else_is_corrected()
    {
        var open = await Given.OpenSessionAsync();
        var other = await BookAsync(open.Slots[0]);
        var draft = await ProveAsync(SomebodyNew());

        Assert.Equal(
            RightsRefusal.NotProved,
            (await Use<RectifyName>().ExecuteAsync(draft, other.PersonId, new() { LastName = "Autre" }, default)).Refusal);
        Assert.Equal(
            RightsRefusal.NotProved,
            (await Use<RectifyCommune>().ExecuteAsync(draft, other.PersonId, new() { Elsewhere = true }, default)).Refusal);
        Assert.Equal(RightsRefusal.NotProved, (await Use<EraseIdentity>().ExecuteAsync(draft, other.PersonId, default)).Refusal);
    }
}
