using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Helping;

namespace Pacte.BrowserTests.Pages;

/// <summary>The pages of helpers: a town hall with two bookings, a form under way, and the front desk that has somebody to call.</summary>
internal sealed class HelpingSamples(ListeningApp app, Dictionary<string, PageSample[]> samples)
{
    public async Task AddAsync(PacteDb db)
    {
        var accounts = await db.StaffAccounts.Where(a => a.Role == Role.Helper || a.Role == Role.FrontDesk || a.Role == Role.Ars).OrderBy(a => a.Role).ToListAsync();
        var helper = accounts.First(a => a.Role == Role.Helper).AsActor();
        var (desk, agency) = (accounts.First(a => a.Role == Role.FrontDesk).AsActor(), accounts.First(a => a.Role == Role.Ars).AsActor());
        var now = app.Clock.GetUtcNow();
        var free = await db.Slots.Where(s => s.SiteId == desk.SiteId && s.State == SlotState.Free && s.PublicFrom == null && s.StartsAt > now.AddHours(2))
            .OrderByDescending(s => s.StartsAt).Take(3).ToListAsync();
        Assert.Equal(3, free.Count);
        var booked = await BookAsync(free[0], helper, "Odette", "03 22 00 00 00");
        await BookAsync(free[1], helper, "Marcel", null);
        var draft = await HoldAsync(free[2], helper, "Odile", null);

        samples[HelpPaths.Search] =
        [
            new(HelpPaths.Search, helper), new(HelpPaths.Search, desk), new(HelpPaths.Search, agency),
            new($"{HelpPaths.Search}?lieu=saint-martin", helper), new($"{HelpPaths.Search}?lieu=xqzzt", helper),
            new($"{HelpPaths.Search}?lieu=Paris&du=2099-01-01", helper),
        ];
        var site = new PublicSite(await db.Sites.SingleAsync(s => s.Id == desk.SiteId));
        samples["/aide-rendez-vous/lieux/{Slug}"] = [new(HelpPaths.Site(site, samePerson: null), helper), new(HelpPaths.Site(site, draft), desk)];
        samples["/aide-rendez-vous/{Id:guid}"] = [new(HelpPaths.Form(draft), helper)];
        samples[HelpPaths.Mine] = [new(HelpPaths.Mine, helper), new(HelpPaths.Mine, agency)];
        samples["/aide-rendez-vous/reservations/{Id:guid}"] = [new(HelpPaths.Slip(booked), helper)];
        samples["/aide-rendez-vous/reservations/{Id:guid}/annuler"] = [new(HelpPaths.Cancel(booked), helper)];
    }

    private async Task<Guid> HoldAsync(Slot slot, Actor helper, string firstName, string? phone)
    {
        var held = await app.Get<HoldForSomebody>().ExecuteAsync(new(slot.Id, null), helper, CancellationToken.None);
        Assert.True(held.IsDone, held.Refusal.ToString());
        var form = new PatientForm
        {
            FirstName = firstName,
            LastName = "Vasseur",
            Contact = phone,
            Commune = "Péronne",
            CommuneCode = "80620",
            Treating = PatientForm.No,
            Birth = new() { Year = "1931", Partial = true },
        };
        Assert.True((await app.Get<SaveDetails>().ExecuteAsync(held.Value, form, CancellationToken.None)).IsDone);
        return held.Value;
    }

    private async Task<Guid> BookAsync(Slot slot, Actor helper, string firstName, string? phone)
    {
        var draft = await HoldAsync(slot, helper, firstName, phone);
        var booked = await app.Get<BookForSomebody>().ExecuteAsync(new(draft, HelpAgreement.Current), helper, CancellationToken.None);
        Assert.True(booked.IsDone, booked.Refusal.ToString());
        return booked.Value;
    }
}
