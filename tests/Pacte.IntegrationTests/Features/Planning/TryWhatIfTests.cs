using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.TestKit;
using Pacte.Web.Data.Places;
using Pacte.Web.Features.Planning;

namespace Pacte.IntegrationTests.Features.Planning;

public sealed class TryWhatIfTests(TestPostgres postgres) : PlanningTest(postgres)
{
    [Fact]
    public async Task One_more_day_goes_where_it_counts_and_brings_what_the_plan_said()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(site, day);
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Peronne), day);
        var view = await PlanAsync();

        var tried = (await TryAsync(view, OneMoreDay.InZone(GivenPlaces.Ham.EpciSiren!)))!;

        Assert.Equal(view.Zones.Single(z => z.Siren == GivenPlaces.Ham.EpciSiren).OneMoreDay, tried.After.Points - tried.Before.Points);
        Assert.Equal((site.Id, day), (Assert.Single(tried.Newcomers).SiteId, tried.Newcomers[0].Date));
        Assert.Equal((0, 2), (Assert.Single(tried.Zones).HalfDaysBefore, tried.Zones[0].HalfDaysAfter));
        Assert.True(tried.Placements.IsEmpty);
    }

    [Fact]
    public async Task A_pair_that_is_forbidden_sends_the_doctor_elsewhere()
    {
        var (peronne, ham, day) = (await Given.SiteAsync(GivenPlaces.Peronne), await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(peronne, day);
        await Given.NeedAsync(ham, day);
        var doctor = await Given.DoctorAsync();
        await Given.OfferAsync(doctor, day);
        var view = await PlanAsync();

        var tried = (await TryAsync(view, new PairForbidden(doctor.Id, peronne.Id)))!;

        var change = Assert.Single(tried.Placements.Changed);
        Assert.Equal((peronne.Id, ham.Id, doctor.FullName), (change.Before.SiteId, change.After.SiteId, change.After.DoctorName));
        Assert.True(tried.After.Points < tried.Before.Points);
        Assert.Equal(2, tried.Zones.Count);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(4, 3)]
    public async Task A_sites_maximum_is_tried_with_the_rooms_for_it(int max, int placed)
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Peronne, rooms: 1), Given.InDays(10));
        await Given.NeedAsync(site, day);
        foreach (var _ in Enumerable.Range(0, 3))
            await Given.OfferAsync(await Given.DoctorAsync(), day);
        var view = await PlanAsync();

        var tried = (await TryAsync(view, new SiteMaximum(site.Id, max)))!;

        Assert.Equal((1, placed), (tried.Before.Placements.Count, tried.After.Placements.Count));
    }

    [Fact]
    public async Task Nothing_is_saved()
    {
        await Given.NeedAsync(await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        var view = await PlanAsync();

        await TryAsync(view, OneMoreDay.InZone(GivenPlaces.Ham.EpciSiren!));

        await using var db = Database.Open();
        Assert.Equal((1, 0, 0), (await db.Plans.CountAsync(), await db.Doctors.CountAsync(), await db.PlanPlacements.CountAsync()));
    }

    [Fact]
    public async Task A_plan_of_another_region_is_not_tried()
    {
        var view = await PlanAsync();

        Assert.Null(await TryAsync(view, OneMoreDay.InZone(GivenPlaces.Ham.EpciSiren!), Given.AsAgency(GivenPlaces.Occitanie)));
    }

    [Fact]
    public async Task One_more_day_at_a_site_goes_there_even_where_another_of_the_zone_would_gain_more()
    {
        var (worth, little, day) = (await Given.SiteAsync(GivenPlaces.Ham), await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(worth, day);
        await Given.NeedAsync(little, day, min: 0);
        var view = await PlanAsync();

        var tried = (await TryAsync(view, OneMoreDay.AtSite(little.Id)))!;

        Assert.Equal(little.Id, Assert.Single(tried.Newcomers).SiteId);
    }

    [Fact]
    public async Task Several_changes_are_made_together()
    {
        var (ham, day) = (await Given.SiteAsync(GivenPlaces.Ham, rooms: 1), Given.InDays(10));
        await Given.NeedAsync(ham, day);
        await Given.NeedAsync(ham, day.AddDays(1));
        var doctor = await Given.DoctorAsync();
        await Given.OfferAsync(doctor, day);

        var answer = await Try.ExecuteAsync(
            Month,
            GivenPlaces.HautsDeFrance,
            [new PairForbidden(doctor.Id, ham.Id), OneMoreDay.AtSite(ham.Id), OneMoreDay.InZone(ham.EpciSiren!), OneMoreDay.AtSite(ham.Id), new SiteMaximum(ham.Id, 2)],
            default);

        // Three imagined doctors find a place only because the maximum is raised; the real one has lost it.
        Assert.Equal((1, 3), (answer.View!.Before.Placements.Count, answer.View.After.Placements.Count));
        Assert.Equal(3, answer.View.Newcomers.Count);
        Assert.Equal(doctor.Id, Assert.Single(answer.View.Placements.Removed).DoctorId);
    }

    [Fact]
    public async Task What_the_month_does_not_have_is_named_with_its_number()
    {
        var (site, day) = (await Given.SiteAsync(GivenPlaces.Ham), Given.InDays(10));
        await Given.NeedAsync(site, day);
        var silent = await Given.DoctorAsync();
        var away = await Given.SiteAsync(GivenPlaces.Mirepoix);
        await Given.NeedAsync(away, day);

        foreach (var (change, unknown) in ((WhatIf, WhatIfUnknown)[])
            [
                (OneMoreDay.InZone(GivenPlaces.Peronne.EpciSiren!), WhatIfUnknown.Zone),
                (OneMoreDay.AtSite(away.Id), WhatIfUnknown.Site),
                (new PairForbidden(silent.Id, site.Id), WhatIfUnknown.Doctor),
                (new SiteMaximum(away.Id, 2), WhatIfUnknown.Site),
            ])
        {
            var answer = await Try.ExecuteAsync(Month, GivenPlaces.HautsDeFrance, [new SiteMaximum(site.Id, 3), change], default);
            Assert.Equal((null, 1, unknown), (answer.View, answer.Number, answer.Unknown));
        }
    }

    private TryWhatIf Try => new(Database.Work, new PlaceDirectory(Database.Work), new LoadPlanSources(Database.Work), Clock);

    private async Task<WhatIfView?> TryAsync(PlanView view, WhatIf change, Actor? actor = null) =>
        (await Try.ExecuteAsync(view.Plan.Id, change, (actor ?? Agency).Scope, default))?.View;
}
