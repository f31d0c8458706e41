using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.IntegrationTests.Features.Booking.Keeping;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Helping;

namespace Pacte.IntegrationTests.Features.Booking.Helping;

public sealed class HelpPagesTests(PacteApp app) : HelpTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task From_the_sign_in_to_the_slip_by_forms_alone()
    {
        var open = await OpenAsync(GivenPlaces.Ham);
        var helper = Given.AsHelper(GivenPlaces.Ham);
        using var visitor = await App.EnterAsync(helper);

        // The search begins around the helper's own commune.
        var search = await visitor.GetAsync("/aide-rendez-vous");
        Assert.Contains("près de Ham", search.Text, StringComparison.Ordinal);
        var form = await search.Form("form:has(button.slot)").PressAsync("creneau", open.Slots[0].Id.ToString());
        Assert.Equal("La personne", form.Heading);
        Assert.Contains("gardé pour la personne jusqu’à", form.Text, StringComparison.Ordinal);

        var wrong = await form.Form("form:has(input[name=Agreed])").Fill("Input.LastName", "Vasseur").Fill("Input.Contact", "03 22").SubmitAsync("Réserver");
        Assert.Contains("Il reste 5 points à corriger", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Demandez à la personne si elle est d’accord", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("Vasseur", wrong.Find("input[name='Input.LastName']").GetAttribute("value"));

        var slip = await FillIn(wrong, "Vasseur").SubmitAsync("Réserver");
        Assert.Equal("Bon de rendez-vous", slip.Heading);
        Assert.Contains(helper.DisplayName, slip.TextsOf(".ticket dd"));
        Assert.Contains("no-store", slip.Headers["Cache-Control"], StringComparison.Ordinal);
        var code = slip.Find("svg[role=img]");
        var link = new Uri(QrReader.Read(code.QuerySelector("path")!.GetAttribute("d")!, code.GetAttribute("viewBox")!)).PathAndQuery;

        // Whoever has the slip sees the appointment, and its page promises no message.
        using var phone = App.NewVisitor();
        var seen = await phone.GetAsync(link);
        Assert.StartsWith("C’est réservé", seen.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("message de confirmation", seen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync(link.Replace("?", "/calendrier.ics?", StringComparison.Ordinal))).Status);

        var mine = await visitor.GetAsync("/aide-rendez-vous/reservations");
        Assert.Contains("Vasseur", mine.Text, StringComparison.Ordinal);
        Assert.Equal(slip.Path, (await mine.FollowAsync("Voir le bon")).Path);
        var twoSteps = await mine.FollowAsync("Annuler");
        Assert.Equal(AppointmentState.Booked, (await OfAsync(open)).State);
        var cancelled = await twoSteps.Form().SubmitAsync("Oui, annuler");
        Assert.Contains("Le rendez-vous est annulé", cancelled.Text, StringComparison.Ordinal);
        Assert.Equal(AppointmentState.Cancelled, (await OfAsync(open)).State);
        Assert.Contains("n’a plus de bon", (await visitor.GetAsync(slip.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mobile_leads_to_the_code_of_everybody_with_what_was_typed()
    {
        var open = await OpenAsync(GivenPlaces.Mirepoix);
        var helper = await Given.HelperAsync(GivenPlaces.Mirepoix);
        using var visitor = App.NewVisitor(helper);

        var toProve = await WriteMobileAsync(visitor, open.Slots[0], helper);

        Assert.Contains("Cette personne a un mobile ou un e-mail", toProve.Text, StringComparison.Ordinal);
        var journey = await toProve.FollowAsync("Continuer avec un code");
        Assert.Equal("Vos informations", journey.Heading);
        Assert.Equal("Vasseur", journey.Find("input[name='Input.LastName']").GetAttribute("value"));
        Assert.Equal("06 12 34 56 78", journey.Find("input[name='Input.Contact']").GetAttribute("value"));
    }

    [Fact]
    public async Task A_slot_lost_before_the_code_leads_the_helper_to_another_with_what_was_typed()
    {
        var open = await OpenAsync(GivenPlaces.Mirepoix);
        var helper = await Given.HelperAsync(GivenPlaces.Mirepoix);
        using var visitor = App.NewVisitor(helper);
        var toProve = await WriteMobileAsync(visitor, open.Slots[0], helper);
        App.Clock.Advance(BookingDraft.HoldTime + TimeSpan.FromMinutes(1));
        await HoldAsync(open.Slots[0]);

        var lost = await toProve.FollowAsync("Continuer avec un code");

        Assert.Contains("ce que vous avez écrit est gardé", lost.Text, StringComparison.Ordinal);
        var others = await lost.FollowAsync("Choisir un autre horaire pour cette personne");
        var form = await others.Form("form:has(button.slot)").PressAsync("creneau", open.Slots[1].Id.ToString());
        Assert.Equal("Vasseur", form.Find("input[name='Input.LastName']").GetAttribute("value"));
        Assert.Equal("06 12 34 56 78", form.Find("input[name='Input.Contact']").GetAttribute("value"));
    }

    [Fact]
    public async Task Nobody_opens_what_another_booked_or_fills_in()
    {
        var open = await OpenAsync(GivenPlaces.Peronne);
        var (helper, other) = (await Given.HelperAsync(), await Given.HelperAsync());
        var appointment = await HelpAsync(open.Slots[0], helper);
        var draft = await FillInAsync(open.Slots[1], helper, SomebodyWithoutContact());
        using var colleague = App.NewVisitor(other);
        using var doctor = App.NewVisitor(Given.AsDoctor(open.Doctor));
        using var national = App.NewVisitor(Given.AsNational());

        foreach (var path in new[] { HelpPaths.Slip(appointment.Id), HelpPaths.Cancel(appointment.Id), HelpPaths.Form(draft), HelpPaths.Form(Guid.NewGuid()) })
            Assert.Equal(HttpStatusCode.NotFound, (await colleague.GetAsync(path)).Status);
        Assert.DoesNotContain("Carlier", (await colleague.GetAsync(HelpPaths.Mine)).Text, StringComparison.Ordinal);
        foreach (var path in new[] { HelpPaths.Search, HelpPaths.Mine, HelpPaths.Slip(appointment.Id) })
        {
            Assert.Equal("/acces-refuse", (await doctor.GetAsync(path)).Address.AbsolutePath);
            Assert.Equal("/acces-refuse", (await national.GetAsync(path)).Address.AbsolutePath);
        }
    }

    [Fact]
    public async Task A_front_desk_begins_at_its_own_site_and_an_agency_anywhere()
    {
        var open = await OpenAsync(GivenPlaces.Combles);
        using var desk = App.NewVisitor(Given.AsFrontDesk(open.Site));
        using var agency = App.NewVisitor(Given.AsAgency(GivenPlaces.HautsDeFrance));

        var first = await desk.GetAsync("/aide-rendez-vous");
        Assert.Equal(open.Site.Name, first.TextsOf("article.site h2").First());
        Assert.Contains("Votre lieu", first.Text, StringComparison.Ordinal);
        Assert.Empty((await agency.GetAsync("/aide-rendez-vous")).Document.QuerySelectorAll("article.site"));
        Assert.Contains(open.Site.Name, (await agency.GetAsync("/aide-rendez-vous?lieu=Combles")).Text, StringComparison.Ordinal);
        Assert.Contains("Nous n’avons pas trouvé", (await agency.GetAsync("/aide-rendez-vous?lieu=xqzzt")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slot_that_was_just_taken_is_said_and_the_search_stands()
    {
        var open = await OpenAsync(GivenPlaces.Ham);
        using var visitor = App.NewVisitor(await Given.HelperAsync(GivenPlaces.Ham));
        var search = await visitor.GetAsync("/aide-rendez-vous");
        await HoldAsync(open.Slots[0]);

        var after = await search.Form("form:has(button.slot)").PressAsync("creneau", open.Slots[0].Id.ToString());

        Assert.Contains("Cet horaire vient d’être pris", after.Text, StringComparison.Ordinal);
        Assert.NotEmpty(after.Document.QuerySelectorAll("button.slot"));
    }

    [Fact]
    public async Task Another_slot_for_the_same_person_keeps_the_form()
    {
        var open = await OpenAsync(GivenPlaces.Ham);
        var helper = await Given.HelperAsync(GivenPlaces.Ham);
        using var visitor = App.NewVisitor(helper);
        var draft = await FillInAsync(open.Slots[0], helper, SomebodyWithoutContact("03 22 84 01 02"));

        // By way of all the times of the same place.
        var search = await (await visitor.GetAsync(HelpPaths.Form(draft))).FollowAsync("Choisir un autre horaire");
        Assert.Equal(open.Site.Name, search.Heading);
        Assert.Equal(open.Slots.Count - 1, search.Document.QuerySelectorAll("button.slot").Length);
        var form = await search.Form("form:has(button.slot)").PressAsync("creneau", open.Slots[1].Id.ToString());

        Assert.Equal("La personne", form.Heading);
        Assert.Equal("03 22 84 01 02", form.Find("input[name='Input.Contact']").GetAttribute("value"));
        Assert.Equal(SlotState.Free, (await SlotAsync(open.Slots[0])).State);
    }

    /// <summary>A helper writes that the person has a mobile, which a code must prove.</summary>
    private async Task<Page> WriteMobileAsync(Visitor visitor, Slot slot, Actor helper)
    {
        var held = await TryHoldAsync(slot, helper);
        var form = await visitor.GetAsync(HelpPaths.Form(held.Value));
        return await FillIn(form, "Vasseur").Fill("Input.Contact", "06 12 34 56 78").SubmitAsync("Réserver");
    }

    private static Form FillIn(Page page, string lastName) => page.Form("form:has(input[name=Agreed])")
        .Fill("Input.FirstName", "Odette").Fill("Input.LastName", lastName)
        .Fill("Input.Birth.Year", "1931").Tick("Input.Birth.Partial")
        .Fill("Input.Commune", "Péronne").Fill("Input.Contact", "03 22 84 01 02").Fill("Input.Treating", "non")
        .Tick("Agreed");

    // A place of the test's own, in the directory at once: the sites kept in memory are read again.
    private async Task<OpenSession> OpenAsync(Pacte.Domain.Geography.Commune commune)
    {
        var open = await Given.OpenSessionAsync(await Given.SiteAsync(commune), date: Given.InDays(3));
        App.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));
        return open;
    }

    private async Task<Appointment> OfAsync(OpenSession open)
    {
        await using var db = App.Database.Open();
        return await db.Appointments.SingleAsync(a => a.SessionId == open.Session.Id);
    }
}
