using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

public sealed class AuditTests(TestDatabase database) : RuleTest(database), IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("update audit_entries set action = 'nothing'")]
    [InlineData("delete from audit_entries")]
    [InlineData("truncate audit_entries")]
    [InlineData("set session_replication_role = replica; delete from audit_entries")]
    [InlineData("set session_replication_role = replica; truncate audit_entries")]
    public async Task The_audit_trail_is_never_rewritten(string sql)
    {
        await ExecuteAsync(
            "insert into audit_entries (id, at, actor_kind, action, subject_kind, subject_id) values (gen_random_uuid(), now(), 'Ars', 'plan-published', 'Plan', gen_random_uuid())");

        Assert.Equal(ConstraintNames.AuditIsAppendOnly, await RefusalOfAsync(sql));
    }
}
