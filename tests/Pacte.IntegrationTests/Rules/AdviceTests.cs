using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class AdviceTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Advise =
        "insert into departement_advice (id, departement_code, starts_on, ends_on, phone, words) values (gen_random_uuid(), $1, $2, $3, '15', 'x')";

    [Fact]
    public async Task Advices_of_a_departement_do_not_overlap_even_at_once()
    {
        await Given.PlacesAsync();

        var rules = await Race.RunAsync(4, i => TryAsync(Advise, "80", new DateOnly(2026, 1, 1 + i), new DateOnly(2026, 12, 31)));

        Assert.Single(rules, rule => rule is null);
        Assert.All(rules.OfType<string>(), rule =>
            Assert.Contains(rule, new[] { ConstraintNames.AdvicesDoNotOverlap, PostgresErrorCodes.DeadlockDetected }));
        Assert.Null(await TryAsync(Advise, "80", new DateOnly(2027, 1, 1), new DateOnly(2027, 1, 31)));
        Assert.Null(await TryAsync(Advise, "09", new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public async Task An_advice_does_not_end_before_it_starts()
    {
        await Given.PlacesAsync();

        Assert.Equal(
            ConstraintNames.AdviceEndsAfterItStarts, await RefusalOfAsync(Advise, "971", new DateOnly(2020, 1, 2), new DateOnly(2020, 1, 1)));
    }
}
