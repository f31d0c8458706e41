using System.Security.Cryptography;
using Pacte.LoadTests.Bare;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Surroundings;

/// <summary>A server under load: its process, and the way to it.</summary>
internal sealed class Node(ChildProcess process, Target target) : IAsyncDisposable
{
    public int Id => process.Id;

    public Target Target => target;

    public async ValueTask DisposeAsync()
    {
        target.Dispose();
        await process.DisposeAsync();
    }
}

/// <summary>The database with its scene, and how to start servers on it.</summary>
internal sealed class Stage(LoadDatabase database, string folder)
{
    private const string AppSlot = "name=\"creneau\" value=\"";
    private const string BareSlot = "\"creneau\":\"";

    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private int started;

    public LoadDatabase Database => database;

    public LoadScene Scene { get; } = new(database);

    public async Task PrepareAsync(CancellationToken ct)
    {
        Console.WriteLine("Scene « national », by the application's own verb…");
        var log = Path.Combine(folder, "seed.log");
        await using (var seed = ChildProcess.Start(Built.App, ["seed", "--scenario", "national"], Built.AppFolder, log, Settings("Development")))
            await seed.DoneAsync(ct);
        await Scene.RemoveAccountsAsync(ct);
    }

    public async Task<Node> StartBareAsync(CancellationToken ct)
    {
        var address = ChildProcess.FreeAddress();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { [BareServer.Connection] = BareServer.Tuned(database.ConnectionString) };
        var process = ChildProcess.Start(Built.Tool, ["bare", "--urls", address.ToString()], folder, Path.Combine(folder, "bare.log"), settings);
        await process.ServingAsync(address, ct);
        return new(process, new("bare", address, BareSlot));
    }

    /// <summary>As in production, where the guard looks for demonstration accounts: the scene's are gone by then.</summary>
    public async Task<Node> StartAppAsync(CancellationToken ct)
    {
        var address = ChildProcess.FreeAddress();
        var log = Path.Combine(folder, $"pacte-{++started}.log");
        var process = ChildProcess.Start(Built.App, ["--urls", address.ToString()], Built.AppFolder, log, Settings("Production"));
        await process.ServingAsync(address, ct);
        return new(process, new("pacte", address, AppSlot));
    }

    // Production settings, rate limits among them.
    private Dictionary<string, string> Settings(string environment) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = environment,
        ["ConnectionStrings__Pacte"] = database.ConnectionString,
        ["Pacte__Start__Scenario"] = "",
        // Sending and periodic work are done by another process.
        ["Pacte__Start__Workers"] = "false",
        ["Pacte__DataProtection__Key"] = Convert.ToBase64String(Key),
        // The generator stands for the proxy, and says each person's own address.
        ["Pacte__TrustedProxies__0"] = "127.0.0.1",
    };
}
