using Pacte.Domain.Access;
using Pacte.Web.Access;

namespace Pacte.UnitTests.Access;

public sealed class StaffDoorsTests
{
    [Theory]
    [InlineData("//pirate.example")]
    [InlineData("/\\pirate.example")]
    [InlineData("/ars\\..")]
    [InlineData("https://pirate.example/ars")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/ars\r\nSet-Cookie: a=b")]
    [InlineData("ars/zones")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_that_may_lead_elsewhere_is_not_followed(string? wanted)
    {
        Assert.False(StaffDoors.IsLocal(wanted));
        Assert.Equal("/ars/zones", StaffDoors.After(Role.Ars, wanted));
    }

    [Theory]
    [InlineData(Role.Ars, "/ars/plan?mois=2027-04", "/ars/plan?mois=2027-04")]
    [InlineData(Role.National, "/ars/plan", "/ars/plan")]
    [InlineData(Role.Doctor, "/medecin/agenda", "/medecin/agenda")]
    [InlineData(Role.Doctor, "/ars/plan", "/medecin/mois")]
    [InlineData(Role.FrontDesk, "/medecin", "/accueil")]
    [InlineData(Role.FrontDesk, "/regles", "/regles")]
    [InlineData(Role.FrontDesk, "/arsenal", "/arsenal")]
    [InlineData(Role.Helper, "/aide-rendez-vous/reservations", "/aide-rendez-vous/reservations")]
    [InlineData(Role.FrontDesk, "/aide-rendez-vous/reservations", "/aide-rendez-vous/reservations")]
    [InlineData(Role.Ars, "/aide-rendez-vous", "/aide-rendez-vous")]
    [InlineData(Role.Doctor, "/aide-rendez-vous", "/medecin/mois")]
    [InlineData(Role.National, "/aide-rendez-vous", "/ars/zones")]
    [InlineData(Role.Helper, "/accueil/appels", "/aide-rendez-vous")]
    public void Leads_back_to_what_was_asked_unless_it_is_for_another_role(Role role, string wanted, string expected) =>
        Assert.Equal(expected, StaffDoors.After(role, wanted));

    [Fact]
    public void Every_role_has_a_first_page() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.StartsWith("/", StaffDoors.FirstPageOf(role), StringComparison.Ordinal));
}
