using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Geography;
using Pacte.TestKit;
using Pacte.Web.Audit;
using Pacte.Web.Features.Zones;

namespace Pacte.IntegrationTests.Features.Zones;

public sealed class ImportZonesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Peronne = "200037059";
    private const string Amiens = "248000531";

    private readonly ManualClock clock = new();

    private ImportZones Import => new(database.Work, new AuditTrail(clock), clock);

    public async ValueTask InitializeAsync()
    {
        await new Given(database, clock).PlacesAsync();
        await using var db = database.Open();
        await db.PriorityZones.ExecuteDeleteAsync();
        db.Add(new PriorityZone { Id = Guid.CreateVersion7(), EpciSiren = Peronne, From = new(2025, 9, 1) });
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Ends_what_the_whole_list_leaves_out_and_adds_what_it_brings_with_a_trace_of_each()
    {
        var national = Given.AsNational();

        var result = await Import.ExecuteAsync(new(List($"{Amiens};2027-01-01;"), new(2027, 1, 1)), null, national, CancellationToken.None);

        Assert.True(result.IsDone, $"{result.Refusal}");
        Assert.Equal([$"{Peronne} 01/09/2025 31/12/2026", $"{Amiens} 01/01/2027 "], await StoredAsync());
        await using var db = database.Open();
        Assert.Equal(
            ["zone-added", "zone-ended"],
            await db.AuditEntries.Where(a => a.AccountId == national.AccountId).OrderBy(a => a.Action).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task One_bad_line_changes_nothing()
    {
        var request = new ImportZones.Request(List($"{Amiens};2027-01-01;\n{Amiens};2027-02-30;"), null);

        var result = await Import.ExecuteAsync(request, null, Given.AsNational(), CancellationToken.None);

        Assert.Equal(ImportRefusal.HasFaults, result.Refusal);
        Assert.Equal([$"{Peronne} 01/09/2025 "], await StoredAsync());
    }

    [Fact]
    public async Task A_region_may_look_and_not_change()
    {
        var request = new ImportZones.Request(List($"{Amiens};2027-01-01;"), null);

        var result = await Import.ExecuteAsync(request, null, Given.AsAgency(GivenPlaces.HautsDeFrance), CancellationToken.None);

        Assert.Equal(ImportRefusal.NationalOnly, result.Refusal);
        Assert.Single((await Import.PreviewAsync(request, CancellationToken.None)).Changes.Of(ZoneChangeKind.Added));
        Assert.Equal([$"{Peronne} 01/09/2025 "], await StoredAsync());
    }

    [Fact]
    public async Task What_is_no_longer_what_was_shown_is_not_applied()
    {
        var request = new ImportZones.Request(List($"{Amiens};2027-01-01;"), new(2027, 1, 1));
        var seen = (await Import.PreviewAsync(request, CancellationToken.None)).Changes.Fingerprint;
        await using (var db = database.Open())
            await db.PriorityZones.ExecuteUpdateAsync(set => set.SetProperty(z => z.Until, new DateOnly(2026, 6, 30)));

        var result = await Import.ExecuteAsync(request, seen, Given.AsNational(), CancellationToken.None);

        Assert.Equal(ImportRefusal.ChangedMeanwhile, result.Refusal);
        Assert.Equal([$"{Peronne} 01/09/2025 30/06/2026"], await StoredAsync());
    }

    [Fact]
    public async Task The_same_list_from_many_tabs_is_applied_once()
    {
        var request = new ImportZones.Request(List($"{Amiens};2027-01-01;"), null);
        var seen = (await Import.PreviewAsync(request, CancellationToken.None)).Changes.Fingerprint;

        var results = await Race.RunAsync(6, _ => Import.ExecuteAsync(request, seen, Given.AsNational(), CancellationToken.None));

        Assert.Single(results, result => result.IsDone);
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal(ImportRefusal.ChangedMeanwhile, result.Refusal));
        Assert.Equal([$"{Peronne} 01/09/2025 ", $"{Amiens} 01/01/2027 "], await StoredAsync());
    }

    private static string List(string lines) => "siren;debut;fin\n" + lines;

    private async Task<List<string>> StoredAsync()
    {
        await using var db = database.Open();
        return (await db.PriorityZones.OrderBy(z => z.From).ToListAsync())
            .ConvertAll(z => $"{z.EpciSiren} {z.From:dd/MM/yyyy} {z.Until?.ToString("dd/MM/yyyy")}");
    }
}
