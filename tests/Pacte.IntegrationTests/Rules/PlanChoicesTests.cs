using Pacte.Domain.Doctors;
using Pacte.Domain.Sites;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class PlanChoicesTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Choose =
        """
        insert into plan_choices (id, kind, doctor_id, site_id, date, part, region_code, chosen_by, chosen_at)
        values (gen_random_uuid(), $1, $2, $3, $4, $5, '32', gen_random_uuid(), now())
        """;

    private static readonly DateOnly Day = new(2027, 3, 11);

    [Fact]
    public async Task A_doctor_is_pinned_once_a_date_even_at_once_and_again_after_a_drop()
    {
        var (doctor, here, there) = await PairAsync();

        var rules = await Race.RunAsync(5, i => TryAsync(Choose, "Pin", doctor.Id, i == 0 ? here.Id : there.Id, Day, "Morning"));

        Assert.Single(rules, rule => rule is null);
        Assert.Contains(ConstraintNames.DoctorIsPinnedOncePerDate, rules);
        await ExecuteAsync("update plan_choices set dropped_at = now(), dropped_by = gen_random_uuid() where doctor_id = $1", doctor.Id);
        await ExecuteAsync(Choose, "Pin", doctor.Id, here.Id, Day, "Afternoon");
    }

    [Fact]
    public async Task A_pair_is_banned_once_without_a_date_too()
    {
        var (doctor, site, other) = await PairAsync();
        await ExecuteAsync(Choose, "Ban", doctor.Id, site.Id, DBNull.Value, DBNull.Value);
        await ExecuteAsync(Choose, "Ban", doctor.Id, other.Id, DBNull.Value, DBNull.Value);
        await ExecuteAsync(Choose, "Ban", doctor.Id, site.Id, Day, DBNull.Value);

        Assert.Equal(ConstraintNames.PairIsBannedOnce, await RefusalOfAsync(Choose, "Ban", doctor.Id, site.Id, DBNull.Value, DBNull.Value));
        Assert.Equal(ConstraintNames.PairIsBannedOnce, await RefusalOfAsync(Choose, "Ban", doctor.Id, site.Id, Day, DBNull.Value));
    }

    [Fact]
    public async Task A_pin_has_its_date_and_part_and_a_ban_no_part()
    {
        var (doctor, site, _) = await PairAsync();

        Assert.Equal(ConstraintNames.ChoiceIsWhole, await RefusalOfAsync(Choose, "Pin", doctor.Id, site.Id, DBNull.Value, "Morning"));
        Assert.Equal(ConstraintNames.ChoiceIsWhole, await RefusalOfAsync(Choose, "Pin", doctor.Id, site.Id, Day, DBNull.Value));
        Assert.Equal(ConstraintNames.ChoiceIsWhole, await RefusalOfAsync(Choose, "Ban", doctor.Id, site.Id, Day, "Morning"));
    }

    private async Task<(Doctor Doctor, Site Here, Site There)> PairAsync() =>
        (await Given.DoctorAsync(), await Given.SiteAsync(), await Given.SiteAsync(GivenPlaces.Ham));
}
