using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data;

namespace Pacte.IntegrationTests.Rules;

/// <summary>Whoever adds a column says whether it tells something of somebody.</summary>
public sealed class PersonalColumnsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly string[] Classified =
    [
        .. PersonalColumns.Personal.SelectMany(table => table.Value.Keys.Select(column => $"{table.Key}.{column}")),
        .. PersonalColumns.Technical.SelectMany(table => table.Value.Split(' ').Select(column => $"{table.Key}.{column}")),
    ];

    [Fact]
    public async Task Every_column_is_personal_or_technical_and_every_one_named_is_there()
    {
        Assert.Equal(await ColumnsAsync(), Classified.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_column_of_which_nobody_said_anything_is_seen()
    {
        await ExecuteAsync("create table left_out (shoe_size int)");
        try
        {
            Assert.Equal(["left_out.shoe_size"], (await ColumnsAsync()).Except(Classified));
        }
        finally
        {
            await ExecuteAsync("drop table left_out");
        }
    }

    [Fact]
    public void Every_kind_of_personal_data_has_a_purpose_and_an_end()
    {
        Assert.All(Enum.GetValues<PersonalData>(), data => Assert.All([PersonalFacts.Of(data).Why, PersonalFacts.Of(data).Until], Assert.NotEmpty));
        Assert.Equal(
            Enum.GetValues<PersonalData>().Order(),
            PersonalColumns.Personal.Values.SelectMany(table => table.Values).Distinct().Order());
    }

    private async Task<List<string>> ColumnsAsync()
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<string>();
        while (await reader.ReadAsync())
            columns.Add(reader.GetString(0));
        columns.Sort(StringComparer.Ordinal);
        return columns;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
