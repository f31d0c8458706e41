using Npgsql;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Kit;

public sealed class TestDatabaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_server_is_recent_enough()
    {
        await using var connection = await database.OpenAsync();

        Assert.True(connection.PostgreSqlVersion.Major >= 15);
    }

    [Fact]
    public async Task Racers_meet_on_connections_of_their_own()
    {
        var backends = await Race.RunAsync(8, _ => database.OpenAsync(), async connection =>
        {
            await using (connection)
            await using (var command = new NpgsqlCommand("select pg_backend_pid()", connection))
                return (int?)await command.ExecuteScalarAsync();
        });

        Assert.Equal(8, backends.Distinct().Count());
    }
}
