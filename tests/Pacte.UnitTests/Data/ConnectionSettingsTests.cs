using Npgsql;
using Pacte.Web.Data;

namespace Pacte.UnitTests.Data;

public sealed class ConnectionSettingsTests
{
    [Theory]
    [InlineData("Host=127.0.0.1", 20)]
    [InlineData("Host=127.0.0.1;Maximum Pool Size=100", 100)]
    [InlineData("Host=127.0.0.1;MaxPoolSize=7", 7)]
    public void Few_connections_are_lent_unless_the_address_says_otherwise(string address, int atMost) =>
        Assert.Equal(atMost, new NpgsqlConnectionStringBuilder(ConnectionSettings.Of(address)).MaxPoolSize);

    [Theory]
    [InlineData("Host=127.0.0.1", 150)]
    [InlineData("Host=127.0.0.1;Max Auto Prepare=9", 9)]
    public void Statements_are_prepared_unless_the_address_says_otherwise(string address, int atMost) =>
        Assert.Equal(atMost, new NpgsqlConnectionStringBuilder(ConnectionSettings.Of(address)).MaxAutoPrepare);
}
