using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.IntegrationTests.Offers;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.FrontDesk;
using Pacte.Web.Features.Settings;

namespace Pacte.IntegrationTests.Features.Booking.Fairness;

public sealed class ResidentsFirstTests(PacteApp app) : OfferTest(app), IClassFixture<PacteApp>
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(24, 9)]
    public async Task A_new_session_is_kept_for_residents_for_the_hours_that_the_agency_set(int hours, int kept)
    {
        App.Clock.Advance(TimeSpan.FromSeconds(7));
        var opened = Now.AddTicks(-(Now.Ticks % TimeSpan.TicksPerMinute));
        var slots = await OpenAsync(hours);

        Assert.Equal(kept, slots.Count(s => s.KeptFor is KeptFor.Residents));
        Assert.All(slots, s => Assert.Equal(hours == 0 ? null : opened.AddHours(hours), s.PublicFrom));
    }

    [Fact]
    public async Task Outside_a_priority_zone_nothing_is_kept() =>
        Assert.All(await OpenAsync(24, GivenPlaces.Amiens), s => Assert.Null(s.KeptFor));

    [Fact]
    public async Task What_is_offered_to_the_waiting_list_is_not_kept_for_residents()
    {
        await Waiting.NobodyAsync();
        for (var person = 0; person < 10; person++)
            await Waiting.PersonAsync();
        var slots = await OpenAsync(24, share: 50);

        Assert.Equal((4, 5), (slots.Count(s => s.KeptFor is KeptFor.Offers), slots.Count(s => s.KeptFor is KeptFor.Residents)));
        await Waiting.NobodyAsync();
    }

    [Fact]
    public async Task A_setting_that_changes_leaves_open_sessions_as_they_are()
    {
        var slots = await OpenAsync(24);
        await SetAsync(0);

        Assert.Equal(KeptFor.Residents, (await SlotAsync(slots[0])).KeptFor);
    }

    [Theory]
    [InlineData("80620", PatientForm.No, true)]
    [InlineData("80204", PatientForm.No, true)]
    [InlineData("80620", PatientForm.Yes, false)]
    [InlineData("80410", PatientForm.No, false)]
    [InlineData("80021", PatientForm.No, false)]
    [InlineData(null, PatientForm.No, false)]
    public async Task Anybody_holds_and_only_a_resident_without_a_doctor_books(string? commune, string treating, bool books)
    {
        var slots = await OpenAsync(24);
        var form = SomebodyNew();
        (form.CommuneCode, form.Elsewhere, form.Treating) = (commune, commune is null, treating);
        var draft = await HoldAsync(slots[0]);

        var booked = await ConfirmAsync(draft, await AskForCodeAsync(draft, form));

        Assert.Equal(books ? null : BookingRefusal.KeptForResidents, booked.Refusal);
        Assert.Equal(books ? SlotState.Booked : SlotState.Held, (await SlotAsync(slots[0])).State);
    }

    [Fact]
    public async Task The_communes_of_the_instant_of_booking_decide()
    {
        var slots = await OpenAsync(24);
        var draft = await HoldAsync(slots[0]);
        var code = await AskForCodeAsync(draft, SomebodyNew());
        await MoveCommuneAsync(GivenPlaces.Amiens.EpciSiren!);

        try
        {
            Assert.Equal(BookingRefusal.KeptForResidents, (await ConfirmAsync(draft, code)).Refusal);
        }
        finally
        {
            await MoveCommuneAsync(GivenPlaces.Peronne.EpciSiren!);
        }
    }

    [Fact]
    public async Task Everybody_books_from_the_hour_that_was_said()
    {
        var slots = await OpenAsync(1);
        var form = SomebodyNew();
        form.Treating = PatientForm.Yes;
        App.Clock.MoveTo(slots[0].PublicFrom!.Value);

        Assert.Equal(AppointmentState.Booked, (await BookAsync(slots[0], form)).State);
    }

    [Fact]
    public async Task A_stranger_whose_hold_is_over_and_a_resident_at_once_make_one_appointment()
    {
        var slots = await OpenAsync(24);
        var stranger = SomebodyNew();
        stranger.Treating = PatientForm.Yes;
        var first = await HoldAsync(slots[0]);
        App.Clock.Advance(BookingDraft.HoldTime / 2);
        var code = await AskForCodeAsync(first, stranger);
        App.Clock.Advance(BookingDraft.HoldTime / 2);
        var second = await HoldAsync(slots[0]);
        var other = await AskForCodeAsync(second, SomebodyNew());

        var booked = await Race.RunAsync(2, i => i == 0 ? ConfirmAsync(first, code) : ConfirmAsync(second, other));

        Assert.True(booked[1].IsDone, $"{booked[1].Refusal}");
        Assert.Contains(booked[0].Refusal, new BookingRefusal?[] { BookingRefusal.KeptForResidents, BookingRefusal.HoldOver });
        await using var db = App.Database.Open();
        Assert.Equal(1, await db.Appointments.CountAsync(a => a.SlotId == slots[0].Id));
    }

    [Fact]
    public async Task Every_slot_that_the_lists_show_can_be_held_and_ways_on_are_open_to_all()
    {
        await OpenAsync(24);
        var site = await Given.SiteAsync();
        await Given.OpenSessionAsync(site);
        await OpenAsync(24, site: site, day: 9);
        var slots = Use<FreeSlots>();

        var all = await slots.OfSiteAsync(site.Id, default);
        Assert.Equal((9, 9), (all.Count(s => s.ResidentsUntil is null), all.Count(s => s.ResidentsUntil is not null)));
        foreach (var slot in all.Select(s => s.Id))
            Assert.True((await Use<HoldSlot>().ExecuteAsync(new(slot, null, NewNetwork()), default)).IsDone);
        Assert.Empty(await slots.OfSiteAsync(site.Id, default));
        App.Clock.Advance(BookingDraft.HoldTime);
        Assert.Equal(9, (await slots.OfSiteAsync(site.Id, default, openToAllOnly: true)).Count);
    }

    [Fact]
    public async Task The_pages_say_the_hour_and_a_refusal_says_ways_on_and_loses_nothing()
    {
        // A place of its own: searches show the nearest sites only.
        var slots = await OpenAsync(24, site: await Given.SiteAsync(GivenPlaces.Ham));
        await Given.OpenSessionAsync(date: Given.InDays(5));
        using var patient = new Patient(App);

        var search = await patient.SearchAsync("Ham", "&distance=20");
        Assert.Contains("aux habitants de la zone sans médecin traitant, puis ouvert à tous", search.Text);
        Assert.NotNull(search.Document.QuerySelector($"button[value='{slots[0].Id}']"));
        var form = await patient.TakeAsync(slots[0]);
        Assert.Contains("Un horaire pour les habitants de la zone", form.Text);
        var code = await form.Form().Fill("Input.FirstName", "Louise").Fill("Input.LastName", patient.LastName)
            .Fill("Input.Birth.Day", "14").Fill("Input.Birth.Month", "7").Fill("Input.Birth.Year", "1961")
            .Fill("Input.Commune", "Amiens").Fill("Input.Contact", patient.Contact).Fill("Input.Treating", "non").SubmitAsync("Recevoir mon code");
        var refused = await patient.ConfirmAsync(code);

        Assert.Contains("encore réservé aux habitants", refused.Heading);
        Assert.Contains($"Il s’ouvre à tous {slots[0].PublicFrom!.Value.ToString("dddd", CultureInfo.GetCultureInfo("fr-FR"))} ", refused.Text);
        Assert.Contains("Rejoignez la liste d’attente", refused.Text);
        Assert.NotEmpty(refused.Document.QuerySelectorAll("button.slot"));
        Assert.DoesNotContain("puis ouvert à tous", refused.Text);
        var again = await refused.FollowAsync("Corrigez vos informations");
        Assert.Equal(patient.LastName, again.Find("input[name='Input.LastName']").GetAttribute("value"));
        var booked = await patient.ConfirmAsync(await again.Form().Fill("Input.Commune", "Ham").SubmitAsync("Recevoir mon code"));
        Assert.Contains("C’est réservé", booked.Text);
    }

    private async Task MoveCommuneAsync(string siren)
    {
        await using var db = App.Database.Open();
        await db.Communes.Where(c => c.InseeCode == GivenPlaces.Peronne.InseeCode).ExecuteUpdateAsync(set => set.SetProperty(c => c.EpciSiren, siren));
    }

    private async Task SetAsync(int hours, int share = 0)
    {
        await Given.PlacesAsync();
        var done = await Use<ChangeSettings>().ExecuteAsync(new(GivenPlaces.HautsDeFrance, share, 60, 240, hours), Given.AsNational(), default);
        Assert.True(done.IsDone);
    }

    private async Task<List<Slot>> OpenAsync(int hours, Commune? at = null, int share = 0, Site? site = null, int day = 8)
    {
        await SetAsync(hours, share);
        site ??= await Given.SiteAsync(at);
        var session = await Given.SessionAsync(site, await Given.DoctorAsync(), Given.InDays(day), DayPart.Morning, SessionState.AcceptedByDoctor);
        Assert.True((await Use<ConfirmSession>().ExecuteAsync(session.Id, 20, Given.AsFrontDesk(site), default)).IsDone);
        await using var db = App.Database.Open();
        return await db.Slots.Where(s => s.SessionId == session.Id).OrderBy(s => s.StartsAt).ToListAsync();
    }
}
