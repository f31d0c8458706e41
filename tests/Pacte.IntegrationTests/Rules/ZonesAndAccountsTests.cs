using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class ZonesAndAccountsTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Designate =
        "insert into priority_zones (id, epci_siren, starts_on, ends_on, is_demonstration) values (gen_random_uuid(), $1, $2, $3, false)";

    [Fact]
    public async Task Designations_of_an_EPCI_do_not_overlap_even_at_once()
    {
        await Given.PlacesAsync();

        var rules = await Race.RunAsync(
            4, i => TryAsync(Designate, GivenPlaces.Amiens.EpciSiren!, new DateOnly(2026, 1, 1 + i), new DateOnly(2026, 12, 31)));

        // Two that insert at once may each wait for the other: one is then undone, and refused by name when it is tried again.
        Assert.Single(rules, rule => rule is null);
        Assert.All(rules.OfType<string>(), rule =>
            Assert.Contains(rule, new[] { ConstraintNames.ZoneDesignationsDoNotOverlap, PostgresErrorCodes.DeadlockDetected }));
        Assert.Equal(
            ConstraintNames.ZoneDesignationsDoNotOverlap,
            await TryAsync(Designate, GivenPlaces.Amiens.EpciSiren!, new DateOnly(2026, 6, 1), new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public async Task A_designation_does_not_end_before_it_starts()
    {
        await Given.PlacesAsync();

        Assert.Equal(
            ConstraintNames.ZoneEndsAfterItStarts,
            await RefusalOfAsync(Designate, GivenPlaces.Amiens.EpciSiren!, new DateOnly(2020, 1, 2), new DateOnly(2020, 1, 1)));
    }

    [Fact]
    public async Task An_account_without_the_scope_of_its_role_is_refused() =>
        Assert.Equal(
            ConstraintNames.StaffAccountHasItsScope,
            await RefusalOfAsync(
                "insert into staff_accounts (id, role, display_name, is_demonstration) values (gen_random_uuid(), 'Ars', 'ARS', false)"));

    [Fact]
    public async Task Two_plans_of_a_month_and_region_are_not_computed_at_once()
    {
        const string Request =
            """
            insert into plans (id, month, region_code, state, requested_at, progress, compute_milliseconds, objective, bound, is_certified,
              offers_count, zones_with_need, zones_covered, half_days_offered, half_days_placed, mean_km)
            values (gen_random_uuid(), '2027-04-01', null, 'Requested', now(), 0, 0, 0, 0, false, 0, 0, 0, 0, 0, 0)
            """;

        var rules = await Race.RunAsync(5, _ => TryAsync(Request));

        Assert.Single(rules, rule => rule is null);
        Assert.Contains(ConstraintNames.OneRunPerMonthAndRegion, rules);
    }
}
