using Microsoft.EntityFrameworkCore;
using Pacte.BrowserTests.Kit;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.Booking.Finding;
using Pacte.Web.Features.Booking.Waiting;
using Pacte.Web.Features.Planning;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.BrowserTests.Pages;

/// <summary>For each page, addresses of the demonstration that have something to show.</summary>
internal sealed class SceneSamples(ListeningApp app)
{
    private readonly Dictionary<string, PageSample[]> samples = new(StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<string, PageSample[]>> MakeAsync()
    {
        AddFixed();
        await using var db = app.Database.Open();
        await AddPatientsAsync(db);
        await new RightsSamples(app, samples).AddAsync(db);
        await new HelpingSamples(app, samples).AddAsync(db);
        await AddDoctorsAsync(db);
        await AddFrontDesksAsync(db);
        await AddAgenciesAsync(db);
        return samples;
    }

    private void AddFixed()
    {
        foreach (var address in new[]
                 {
                     "/", "/aide", "/accessibilite", "/comment-ca-marche", "/donnees-personnelles", "/mentions-legales", "/regles", "/medecin",
                     "/mon-rendez-vous", "/mes-donnees", "/autour-de-moi", "/connexion", "/dev/style", "/erreur", "/erreur/404",
                 })
            samples[address] = [new(address)];
        samples["/dev/messages"] = [new("/dev/messages", IsVerbatim: true)];
        samples["/acces-refuse"] = [new("/acces-refuse", Status: 403)];
        samples["/erreur/{Code:int}"] = [new("/erreur/400"), new("/erreur/413"), new("/erreur/429"), new("/erreur/503")];
    }

    private async Task AddPatientsAsync(PacteDb db)
    {
        var now = app.Clock.GetUtcNow();
        // All of one place, whose visitors and those who wait around it are the same.
        var open = db.Slots.Where(s => s.State == SlotState.Free && s.PublicFrom == null && s.StartsAt > now.AddDays(2));
        var place = await open.GroupBy(s => s.SiteId).Where(g => g.Count() >= 5 && db.Slots.Any(t => t.SiteId == g.Key && t.State == SlotState.Booked && t.StartsAt > now))
            .OrderBy(g => g.Min(s => s.StartsAt)).ThenBy(g => g.Key).Select(g => g.Key).FirstAsync();
        var free = await open.Where(s => s.SiteId == place).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Take(5).ToListAsync();
        var site = await db.Sites.SingleAsync(s => s.Id == place);
        var region = await db.Departements.Where(d => d.Code == site.DepartementCode).Select(d => d.RegionName).SingleAsync();
        var taken = await db.Slots.Where(s => s.State == SlotState.Booked && s.SiteId == site.Id && s.StartsAt > now).FirstAsync();
        var appointment = await BookAsync(free[2]);

        samples["/recherche"] =
        [
            new($"/recherche?lieu={Uri.EscapeDataString(site.CommuneName)}&commune={site.CommuneInsee}"),
            new($"/recherche?lieu={Uri.EscapeDataString(site.CommuneName)}&commune={site.CommuneInsee}&moment=matin&du={Today.AddDays(3):yyyy-MM-dd}"),
            new($"/recherche?lieu={Uri.EscapeDataString(site.CommuneName)}&commune={site.CommuneInsee}&du=2099-01-01"),
            new("/recherche"), new("/recherche?lieu=Paris"), new("/recherche?lieu=saint-martin"), new("/recherche?lieu=xqzzt"),
        ];
        await AddWaitingAsync(db, site, free[3]);
        samples["/zones/{Region}"] = [new($"/zones/{Slug.Of(region)}")];
        var picture = await app.Get<ZoneDirectory>().GetAsync(CancellationToken.None);
        samples["/zones/{Region}/{Zone}"] =
            [new(picture.Find(site.EpciSiren)!.Href!), new(picture.Zones.First(zone => zone is { FreeSlots: 0, Href: not null }).Href!)];
        var departement = await db.Departements.SingleAsync(d => d.Code == site.DepartementCode);
        samples["/departements/{Departement}"] = [new(SeeZone.HrefOf(departement)), new("/departements/paris-75")];
        samples["/lieux/{Slug}"] = [new(new PublicSite(site).Href), new($"{new PublicSite(site).Href}?depuis={site.CommuneInsee}")];
        samples["/reservation/{Id:guid}"] = [new($"/reservation/{await HoldAsync(free[0])}")];
        samples["/reservation/{Id:guid}/code"] = [new($"/reservation/{await AskForCodeAsync(free[1])}/code")];
        samples["/reservation/pris"] = [new($"/reservation/pris?creneau={taken.Id}")];
        samples["/rendez-vous/{Reference}"] = [new(appointment)];
        var move = appointment.Replace("?", "/deplacer?", StringComparison.Ordinal);
        samples["/rendez-vous/{Reference}/deplacer"] = [new(move), new($"{move}&creneau={free[3].Id}"), new($"{move}&du=2099-01-01")];
        samples["/rendez-vous/{Reference}/bon"] = [new(appointment.Replace("?", "/bon?", StringComparison.Ordinal))];
        samples["/rendez-vous/{Reference}/reponse"] = [new(appointment.Replace("?", "/reponse?", StringComparison.Ordinal))];
        samples["/rendez-vous/{Reference}/annuler"] = [new(appointment.Replace("?", "/annuler?", StringComparison.Ordinal))];
    }

    private async Task AddWaitingAsync(PacteDb db, Site site, Slot slot)
    {
        var start = $"/liste-attente?commune={site.CommuneInsee}";
        samples["/liste-attente"] = [new("/liste-attente"), new(start), new("/liste-attente?lieu=saint-martin"), new("/liste-attente?lieu=xqzzt")];
        var wish = WishForm.Of(SearchWish.Of(new(null, site.CommuneInsee, Specialty: slot.Specialty.ToString())), site.CommuneInsee);
        var draft = await AskForCodeAsync((await app.Get<StartWaiting>().ExecuteAsync(wish, Guid.NewGuid().ToByteArray(), CancellationToken.None))!.Value, "attente@exemple.test");
        samples["/liste-attente/inscription/{Id:guid}"] = [new($"/liste-attente/inscription/{draft:N}")];
        samples["/liste-attente/inscription/{Id:guid}/code"] = [new($"/liste-attente/inscription/{draft:N}/code")];

        var other = await AskForCodeAsync((await app.Get<StartWaiting>().ExecuteAsync(wish, Guid.NewGuid().ToByteArray(), CancellationToken.None))!.Value, "attente2@exemple.test");
        var entry = await app.Get<JoinWaitingList>().ExecuteAsync(
            new(other, await app.Database.LastCodeToAsync("attente2@exemple.test")), CancellationToken.None);
        Assert.True(entry.IsDone, entry.Refusal.ToString());
        var path = app.Get<OfferLinks>().EntryPath(entry.Value);
        samples["/liste-attente/{Id:guid}"] = [new(path)];
        samples["/liste-attente/{Id:guid}/quitter"] = [new(path.Replace("?", "/quitter?", StringComparison.Ordinal))];

        var row = await db.Slots.SingleAsync(s => s.Id == slot.Id);
        Assert.True(await app.Get<OfferSlot>().ToNextAsync(db, row, OfferReason.Freed, CancellationToken.None));
        await db.SaveChangesAsync();
        var offer = await db.SlotOffers.SingleAsync(o => o.SlotId == slot.Id);
        samples["/proposition/{Id:guid}"] = [new(app.Get<OfferLinks>().OfferPath(offer.Id))];
    }

    private async Task AddDoctorsAsync(PacteDb db)
    {
        var account = await db.StaffAccounts.Where(a => a.Role == Role.Doctor)
            .FirstAsync(a => db.Sessions.Any(s => s.DoctorId == a.DoctorId && s.State == SessionState.Proposed));
        var session = await db.Sessions.Where(s => s.State == SessionState.Open && s.StartsAt > app.Clock.GetUtcNow()).OrderBy(s => s.StartsAt).FirstAsync();
        var doctor = account.AsActor();
        samples["/medecin/mois"] = [new("/medecin/mois", doctor)];
        samples["/medecin/mois/{Mois}"] = [new($"/medecin/mois/{MonthOfYear.Of(Today).AddMonths(1)}", doctor)];
        samples["/medecin/agenda"] = [new("/medecin/agenda", doctor)];
        samples["/medecin/vacations/{Id:guid}/retrait"] = [new($"/medecin/vacations/{session.Id}/retrait", doctor with { DoctorId = session.DoctorId })];
    }

    private async Task AddFrontDesksAsync(PacteDb db)
    {
        var account = await db.StaffAccounts.Where(a => a.Role == Role.FrontDesk)
            .FirstAsync(a => db.Sessions.Any(s => s.SiteId == a.SiteId && s.State == SessionState.Open && s.LocalDate == Today));
        var confirming = await db.StaffAccounts.Where(a => a.Role == Role.FrontDesk)
            .FirstAsync(a => db.Sessions.Any(s => s.SiteId == a.SiteId && s.State == SessionState.AcceptedByDoctor));
        var session = await db.Sessions.FirstAsync(s => s.SiteId == account.SiteId && s.State == SessionState.Open && s.LocalDate == Today);
        var desk = account.AsActor();
        samples["/accueil"] = [new("/accueil", desk)];
        samples["/accueil/jour/{Jour}"] = [new($"/accueil/jour/{Today:yyyy-MM-dd}", desk), new("/accueil/jour/2027-08-15", desk)];
        samples["/accueil/jours"] = [new("/accueil/jours", confirming.AsActor())];
        await FailMessagesAsync(db, account.SiteId!.Value);
        samples["/accueil/appels"] = [new("/accueil/appels", desk), new("/accueil/appels", confirming.AsActor())];
        samples["/accueil/a-replacer"] = [new("/accueil/a-replacer", desk)];
        samples["/accueil/homonymes"] = [new("/accueil/homonymes", desk)];
        samples["/accueil/besoins"] = [new("/accueil/besoins", desk)];
        samples["/accueil/vacations/{Id:guid}/annuler"] = [new($"/accueil/vacations/{session.Id}/annuler", desk)];
    }

    // A confirmation that two patients of the site never got.
    private async Task FailMessagesAsync(PacteDb db, Guid siteId)
    {
        var now = app.Clock.GetUtcNow();
        var appointments = await db.Appointments.Where(a => a.SiteId == siteId && a.State == AppointmentState.Booked && a.StartsAt > now)
            .OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Take(2).ToListAsync();
        Assert.NotEmpty(appointments);
        foreach (var appointment in appointments)
            app.Get<OutboxWriter>().Write(db, new($"test:{appointment.Id:N}", "absente@exemple.test", "-", "-", appointment.StartsAt) { AppointmentId = appointment.Id, Kind = MessageKind.Booked });
        foreach (var message in db.OutboxMessages.Local)
            message.State = MessageState.Failed;
        await db.SaveChangesAsync();
    }

    private async Task AddAgenciesAsync(PacteDb db)
    {
        var national = (await db.StaffAccounts.FirstAsync(a => a.Role == Role.National)).AsActor();
        var agency = (await db.StaffAccounts.FirstAsync(a => a.Role == Role.Ars && a.RegionCode == "27")).AsActor();
        var asked = await app.Get<RequestPlan>().ExecuteAsync(new(MonthOfYear.Of(Today).AddMonths(1), "27"), national, CancellationToken.None);
        Assert.True(asked.IsDone && await app.Get<ComputePlan>().ExecuteNextAsync(CancellationToken.None), asked.Refusal.ToString());
        var plan = $"/ars/plan/{asked.Value}";
        var site = await db.Sites.OrderBy(s => s.Id).FirstAsync(s => s.RegionCode == "27");
        var doctor = await db.Doctors.OrderBy(d => d.Id).FirstAsync(d => d.RegionCode == "27");
        samples["/ars/zones"] = [new("/ars/zones", national), new("/ars/zones", agency)];
        samples["/ars/conseils"] = [new("/ars/conseils", national), new("/ars/conseils", agency)];
        samples["/ars/zones/import"] = [new("/ars/zones/import", national)];
        samples["/ars/plan"] = [new("/ars/plan", national), new("/ars/plan", agency)];
        samples["/ars/plan/{id:guid}"] = [new(plan, national), new(plan + "?etape=publier", agency)];
        samples["/ars/plan/{id:guid}/propositions"] = [new(plan + "/propositions", national)];
        samples["/ars/plan/{id:guid}/sans-lieu"] = [new(plan + "/sans-lieu", national)];
        var offer = await db.PlanPlacements.Where(p => p.PlanId == asked.Value).OrderBy(p => p.OfferId).Select(p => p.OfferId).FirstAsync();
        samples["/ars/plan/{id:guid}/choisir/{offer:guid}"] = [new($"{plan}/choisir/{offer}", agency)];
        samples["/ars/plan/{id:guid}/et-si"] = [new(plan + "/et-si", national)];
        samples["/ars/lieux"] = [new("/ars/lieux", national)];
        samples["/ars/lieux/nouveau"] = [new("/ars/lieux/nouveau", agency)];
        samples["/ars/lieux/{id:guid}"] = [new($"/ars/lieux/{site.Id}", agency)];
        samples["/ars/lieux/{id:guid}/modifier"] = [new($"/ars/lieux/{site.Id}/modifier", agency)];
        var session = await db.Sessions.OrderBy(s => s.Id).FirstAsync(s => s.State == SessionState.Open && s.StartsAt > app.Clock.GetUtcNow());
        samples["/ars/vacations/{id:guid}/annuler"] = [new($"/ars/vacations/{session.Id}/annuler", national)];
        samples["/ars/reglages"] = [new("/ars/reglages", national), new("/ars/reglages", agency)];
        samples["/ars/medecins"] = [new("/ars/medecins", national)];
        samples["/ars/medecins/{id:guid}"] = [new($"/ars/medecins/{doctor.Id}", agency)];
    }

    private DateOnly Today => app.Given.InDays(0);

    private async Task<Guid> HoldAsync(Slot slot)
    {
        var held = await app.Get<HoldSlot>().ExecuteAsync(new(slot.Id, null, Guid.NewGuid().ToByteArray()), CancellationToken.None);
        Assert.True(held.IsDone, held.Refusal.ToString());
        return held.Value;
    }

    private async Task<Guid> AskForCodeAsync(Slot slot)
    {
        return await AskForCodeAsync(await HoldAsync(slot), $"patiente.{slot.Id:N}@exemple.test");
    }

    private async Task<Guid> AskForCodeAsync(Guid draft, string contact)
    {
        var form = new PatientForm
        {
            FirstName = "Louise",
            LastName = "Carlier",
            Contact = contact,
            Commune = "Péronne",
            CommuneCode = "80620",
            Treating = PatientForm.No,
            Birth = new() { Day = "14", Month = "7", Year = "1961" },
        };
        Assert.True((await app.Get<SaveDetails>().ExecuteAsync(draft, form, CancellationToken.None)).IsDone);
        var asked = await app.Get<AskForCode>().ExecuteAsync(draft, CancellationToken.None);
        Assert.True(asked.IsDone, asked.Refusal.ToString());
        return draft;
    }

    /// <summary>The address of an appointment, as its patient has it.</summary>
    private async Task<string> BookAsync(Slot slot)
    {
        var draft = await AskForCodeAsync(slot);
        var code = await app.Database.LastCodeToAsync($"patiente.{slot.Id:N}@exemple.test");
        var booked = await app.Get<BookSlot>().ExecuteAsync(new(draft, code), CancellationToken.None);
        Assert.True(booked.IsDone, booked.Refusal.ToString());
        return (await app.Get<SeeDraft>().ExecuteAsync(draft, CancellationToken.None))!.Booked!;
    }
}
