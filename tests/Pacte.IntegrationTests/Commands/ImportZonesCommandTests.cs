using Microsoft.EntityFrameworkCore;
using Pacte.TestKit;
using Pacte.Web.Commands;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Commands;

public sealed class ImportZonesCommandTests(PacteApp app) : IClassFixture<PacteApp>, IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly string file = Path.GetTempFileName();

    [Theory]
    [InlineData(Command.Misused, "--complete AAAA-MM-JJ", "import-zones", "zones.csv", "--complete", "demain")]
    [InlineData(Command.Refused, "ne peut pas être lu", "import-zones", "/nulle/part.csv")]
    public async Task What_cannot_be_done_is_said_on_the_error_stream(int code, string why, params string[] words)
    {
        Assert.Equal(code, await RunAsync(words));

        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task A_list_of_zones_is_imported_or_every_fault_is_said()
    {
        await new Given(app.Database, app.Clock).PlacesAsync();
        await File.WriteAllTextAsync(file, "siren;debut;fin\n999999999;2027-01-01;\n200037059;hier;\n");
        Assert.Equal(Command.Refused, await RunAsync("import-zones", file));
        Assert.Contains("Ligne 2", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ligne 3", error.ToString(), StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "siren;debut;fin\n200037059;2025-09-01;\n248000531;2028-01-01;\n");
        Assert.Equal(Command.Done, await RunAsync("import-zones", file, "--complete", "2028-01-01"));

        await using var db = app.Database.Open();
        Assert.Equal(new DateOnly(2027, 12, 31), (await db.PriorityZones.SingleAsync(z => z.EpciSiren == "200067940")).Until);
        Assert.True(await db.PriorityZones.AnyAsync(z => z.EpciSiren == "248000531"));
    }

    public void Dispose() => File.Delete(file);

    private async Task<int> RunAsync(params string[] words)
    {
        var (chosen, exitCode) = CommandTable.Choose(words, output, error);
        return exitCode ?? await chosen!.Command.RunAsync(
            new CommandRun(app.Services, chosen.Arguments, StartConsole.Silent, output, error), CancellationToken.None);
    }
}
