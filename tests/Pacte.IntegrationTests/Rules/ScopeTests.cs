using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

/// <summary>What each scope sees, without any condition in the query.</summary>
public sealed class ScopeTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_query_without_scope_finds_nothing_private()
    {
        await Given.AppointmentAsync(await Given.OpenSessionAsync());

        await using var db = Database.Open(Scope.None);

        Assert.False(await db.Sessions.AnyAsync());
        Assert.False(await db.Doctors.AnyAsync());
        Assert.False(await db.Appointments.AnyAsync());
        Assert.False(await db.Persons.AnyAsync());
        Assert.False(await db.Plans.AnyAsync());
    }

    [Fact]
    public async Task Each_scope_sees_its_own()
    {
        var here = await Given.OpenSessionAsync();
        var away = await Given.OpenSessionAsync(
            await Given.SiteAsync(GivenPlaces.Mirepoix), await Given.DoctorAsync(GivenPlaces.Mirepoix), Given.InDays(9));
        await Given.AppointmentAsync(here);

        Assert.Equal([here.Session.Id], await SessionsOfAsync(Scope.OfSite(here.Site.Id)));
        Assert.Equal([away.Session.Id], await SessionsOfAsync(Scope.OfDoctor(away.Doctor.Id)));
        Assert.Contains(here.Session.Id, await SessionsOfAsync(Scope.OfRegion(GivenPlaces.HautsDeFrance)));
        Assert.DoesNotContain(away.Session.Id, await SessionsOfAsync(Scope.OfRegion(GivenPlaces.HautsDeFrance)));
        Assert.Contains(away.Session.Id, await SessionsOfAsync(Scope.National));
    }

    [Fact]
    public async Task Only_the_site_its_doctor_and_the_service_see_patients()
    {
        var open = await Given.OpenSessionAsync();
        await Given.AppointmentAsync(open);

        Assert.Equal(1, await PersonsOfAsync(Scope.OfSite(open.Site.Id)));
        Assert.Equal(1, await PersonsOfAsync(Scope.OfDoctor(open.Doctor.Id)));
        Assert.Equal(0, await PersonsOfAsync(Scope.OfRegion(GivenPlaces.HautsDeFrance)));
        Assert.Equal(0, await PersonsOfAsync(Scope.National));
        Assert.NotEqual(0, await PersonsOfAsync(Scope.Service));
    }

    [Fact]
    public async Task A_region_sees_a_doctor_of_another_who_works_there()
    {
        var visiting = await Given.DoctorAsync(GivenPlaces.Mirepoix);
        await Given.SessionAsync(await Given.SiteAsync(), visiting, Given.InDays(12));

        await using var db = Database.Open(Scope.OfRegion(GivenPlaces.HautsDeFrance));

        Assert.True(await db.Doctors.AnyAsync(d => d.Id == visiting.Id));
    }

    private async Task<List<Guid>> SessionsOfAsync(Scope scope)
    {
        await using PacteDb db = Database.Open(scope);
        return await db.Sessions.Select(s => s.Id).ToListAsync();
    }

    private async Task<int> PersonsOfAsync(Scope scope)
    {
        await using PacteDb db = Database.Open(scope);
        return await db.Persons.CountAsync();
    }
}
