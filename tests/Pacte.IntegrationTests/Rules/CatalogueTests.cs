using System.Reflection;
using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

/// <summary>The list of rules in C# and the catalogue of the database say the same.</summary>
public sealed class CatalogueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Named = typeof(ConstraintNames)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (string)field.GetRawConstantValue()!)
        .ToArray();

    // Names raised by triggers stand as literals in their functions; the others are constraints or unique indexes.
    private const string RulesOfTheDatabase =
        """
        select conname::text from pg_constraint
         where connamespace = 'public'::regnamespace and contype in ('c', 'x') and conname not like '%\_known'
        union
        select indexrelid::regclass::text from pg_index
          join pg_class on pg_class.oid = indrelid
         where relnamespace = 'public'::regnamespace and indisunique and not indisprimary
           and indexrelid::regclass::text not like all (array['ix\_%', 'ak\_%'])
           and not exists (select from pg_constraint where conindid = indexrelid)
        union
        select (regexp_matches(prosrc, 'constraint = ''(\w+)''', 'g'))[1] from pg_proc where pronamespace = 'public'::regnamespace
        """;

    [Fact]
    public async Task Every_named_rule_is_in_the_database_and_every_rule_of_the_database_is_named()
    {
        var found = await ReadAsync(RulesOfTheDatabase);

        Assert.Equal(Named.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_function_of_a_rule_is_called_by_an_enabled_trigger()
    {
        var idle = await ReadAsync(
            """
            select proname::text from pg_proc
             where pronamespace = 'public'::regnamespace and prorettype = 'trigger'::regtype
               and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
               and not exists (select from pg_trigger where tgfoid = pg_proc.oid and tgenabled in ('O', 'A'))
            """);

        Assert.Empty(idle);
    }

    [Theory]
    [InlineData("needs_fit_rooms"), InlineData("needs_fit_rooms_of_site"), InlineData("room_exists_at_site"), InlineData("rooms_of_sessions_stay")]
    [InlineData("keep_doctor_month"), InlineData("doctor_may_work")]
    [InlineData("doctor_has_no_standing_session"), InlineData("exemption_finds_no_standing_session")]
    [InlineData("slots_close_with_session"), InlineData("slot_opens_with_session"), InlineData("slot_reopens_with_session")]
    [InlineData("slot_is_open"), InlineData("slot_leaves_no_orphan")]
    [InlineData("erased_person_takes_nothing"), InlineData("erased_person_waits_for_nothing")]
    [InlineData("slot_change_is_noted"), InlineData("slots_emptied_is_noted")]
    [InlineData("keep_contact"), InlineData("keep_message_counter"), InlineData("person_without_contact_was_helped")]
    [InlineData("audit_is_append_only"), InlineData("audit_is_never_emptied")]
    public async Task The_trigger_is_there(string name)
    {
        Assert.Contains(name, await ReadAsync("select tgname::text from pg_trigger where not tgisinternal"));
    }

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync())
            names.Add(reader.GetString(0));
        return names;
    }
}
