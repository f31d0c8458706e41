using Pacte.Domain.Access;
using Pacte.TestKit;
using Pacte.Web.Data.Seed;

namespace Pacte.BrowserTests.Pages;

/// <summary>
/// The application with the whole country of the demonstration, and for each page an address that has something to show.
/// Its pages are only read.
/// </summary>
public sealed class PageScene(TestPostgres postgres) : IAsyncLifetime
{
    private IReadOnlyDictionary<string, PageSample[]> samples = new Dictionary<string, PageSample[]>();

    public ListeningApp App { get; } = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        var seeded = await App.Get<SeedScenario>().ExecuteAsync(new("national"), CancellationToken.None);
        Assert.True(seeded.IsDone, seeded.Refusal.ToString());
        samples = await new SceneSamples(App).MakeAsync();
        await using var db = App.Database.Open();
        Places = await PlaceNames.OfSeveralWordsAsync(db);
    }

    /// <summary>The names of places that are made of several words, longest first.</summary>
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>What to open to see the page of this address, at least once.</summary>
    public PageSample[] Of(string address) =>
        samples.GetValueOrDefault(address)
        ?? throw new InvalidOperationException($"The page {address} has no sample: give it one in {nameof(SceneSamples)}, so that it is looked at like the others.");

    /// <summary>Samples of pages that this build does not have.</summary>
    public IEnumerable<string> Unused => samples.Keys.Except(PageAddresses.All, StringComparer.Ordinal);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
