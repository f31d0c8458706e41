using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class HomonymPairTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    private const string Insert = "insert into homonym_pairs values (greatest($1::uuid, $2), least($1, $2), null, null, null)";

    [Fact]
    public async Task A_pair_is_one_row()
    {
        var (one, other) = await TwoAsync();

        Assert.Equal(ConstraintNames.HomonymPairIsOrdered, await RefusalOfAsync(Insert, one, other));
        Assert.Equal(ConstraintNames.HomonymPairIsOrdered, await RefusalOfAsync(Insert, one, one));
    }

    [Theory]
    [InlineData("'Same', null, null"), InlineData("null, now(), null"), InlineData("'Different', now(), null")]
    public async Task A_review_says_what_when_and_by_whom(string review)
    {
        var (one, other) = await TwoAsync();

        Assert.Equal(
            ConstraintNames.ReviewIsWhole,
            await RefusalOfAsync($"insert into homonym_pairs values (least($1::uuid, $2), greatest($1, $2), {review})", one, other));
    }

    [Fact]
    public async Task Only_a_site_that_knows_one_of_the_two_sees_a_pair()
    {
        var open = await Given.OpenSessionAsync();
        var (one, other) = await TwoAsync(open);
        await ExecuteAsync("insert into homonym_pairs values (least($1::uuid, $2), greatest($1, $2), null, null, null)", one, other);

        Assert.Equal(1, await SeenAsync(Scope.OfSite(open.Site.Id)));
        foreach (var scope in new[] { Scope.None, Scope.National, Scope.OfRegion(open.Site.RegionCode), Scope.OfDoctor(open.Doctor.Id), Scope.OfSite((await Given.SiteAsync()).Id) })
            Assert.Equal(0, await SeenAsync(scope));

        async Task<int> SeenAsync(Scope scope)
        {
            await using var db = Database.Open(scope);
            return await db.HomonymPairs.CountAsync(p => p.OneId == one || p.OtherId == one);
        }
    }

    private async Task<(Guid One, Guid Other)> TwoAsync(OpenSession? open = null)
    {
        open ??= await Given.OpenSessionAsync();
        return ((await Given.AppointmentAsync(open)).PersonId, (await Given.AppointmentAsync(open, 1)).PersonId);
    }
}
