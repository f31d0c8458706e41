using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Pacte.TestKit;
using Pacte.Web.Commands;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Commands;

public sealed class SeedCommandTests(PacteApp app) : IClassFixture<PacteApp>
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public async Task A_scene_is_loaded_and_told_in_figures()
    {
        Assert.Equal(Command.Done, await RunAsync("seed", "--scenario", "region"));

        Assert.Contains("9 lieux, 16 médecins", output.ToString(), StringComparison.Ordinal);
        Assert.Empty(error.ToString());
    }

    [Theory]
    [InlineData(Command.Refused, "Il y a : national, region, outremer", "seed", "--scenario", "nationale")]
    [InlineData(Command.Refused, "Il y a : national, region, outremer", "seed")]
    [InlineData(Command.Misused, "nombre entier", "seed", "--scenario", "region", "--seed", "un")]
    public async Task What_cannot_be_done_is_said_on_the_error_stream(int code, string why, params string[] words)
    {
        Assert.Equal(code, await RunAsync(words));

        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task Outside_development_no_scene_is_loaded()
    {
        var (chosen, _) = CommandTable.Choose(["seed", "--scenario", "region"], output, error);
        var production = new ServiceCollection().AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = "Production" });
        await using var services = production.BuildServiceProvider();

        var code = await chosen!.Command.RunAsync(
            new CommandRun(services, chosen.Arguments, StartConsole.Silent, output, error), CancellationToken.None);

        Assert.Equal(Command.Refused, code);
        Assert.Contains("qu’en développement", error.ToString(), StringComparison.Ordinal);
    }

    private async Task<int> RunAsync(params string[] words)
    {
        var (chosen, exitCode) = CommandTable.Choose(words, output, error);
        return exitCode ?? await chosen!.Command.RunAsync(
            new CommandRun(app.Services, chosen.Arguments, StartConsole.Silent, output, error), CancellationToken.None);
    }
}
