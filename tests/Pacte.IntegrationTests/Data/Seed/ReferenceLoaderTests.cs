using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data.Seed;

namespace Pacte.IntegrationTests.Data.Seed;

public sealed class ReferenceLoaderTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly ManualClock clock = new();

    [Fact]
    public async Task Loads_the_whole_country_once()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var loader = new ReferenceLoader(source, clock);
        await loader.LoadAsync(CancellationToken.None);
        await using var db = database.Open();

        Assert.False(await loader.LoadAsync(CancellationToken.None));
        Assert.Equal(34_969, await db.Communes.CountAsync());
        Assert.Equal(1_255, await db.Epcis.CountAsync());
        Assert.Equal(109, await db.Departements.CountAsync());
        Assert.Equal(55, await db.PriorityZones.CountAsync(z => z.Source != null && z.Confidence != null && !z.IsDemonstration));
    }

    [Fact]
    public async Task An_intercommunality_over_two_departements_lies_where_most_of_its_people_live()
    {
        await LoadAsync();
        await using var db = database.Open();

        // Grignan is in Drôme, but Valréas, in Vaucluse, is where people are.
        var enclave = await db.Epcis.SingleAsync(e => e.Siren == "200040681");

        Assert.Equal(("84", "93"), (enclave.DepartementCode, enclave.RegionCode));
        Assert.Equal(0, await db.Epcis.CountAsync(e => e.DepartementCode == null));
    }

    [Fact]
    public async Task Names_are_printed_as_French_is()
    {
        await LoadAsync();
        await using var db = database.Open();

        var names = await db.Epcis.Select(e => e.Name).ToListAsync();

        Assert.Contains("CC Cœur de Beauce", names);
        Assert.Contains("CC de Domme-Villefranche du Périgord", names);
        Assert.Contains("CA «\u00A0Saintes - Grandes Rives - L’Agglo\u00A0»", names);
        Assert.DoesNotContain(names, name => name.Contains("Coeur", StringComparison.Ordinal) || name.AsSpan().ContainsAny("'\""));
    }

    [Fact]
    public async Task Newer_files_bring_rows_up_to_date_and_leave_an_ended_zone_ended()
    {
        await LoadAsync();
        await using var db = database.Open();
        await db.Communes.Where(c => c.InseeCode == "80620").ExecuteUpdateAsync(set => set.SetProperty(c => c.Name, "Ancien nom"));
        var zone = db.PriorityZones.Where(z => z.EpciSiren == "200037059");
        await zone.ExecuteUpdateAsync(set => set.SetProperty(z => z.Until, new DateOnly(2026, 1, 31)));
        await db.Database.ExecuteSqlAsync($"update reference_files set sha256 = '\\x00'");

        await LoadAsync();

        Assert.Equal("Péronne", await db.Communes.Where(c => c.InseeCode == "80620").Select(c => c.Name).SingleAsync());
        Assert.Equal([new DateOnly(2026, 1, 31)], await zone.Select(z => z.Until).ToListAsync());
    }

    [Fact]
    public async Task Nodes_that_start_together_load_it_once()
    {
        await LoadAsync();
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"update reference_files set sha256 = '\\x00'");

        var loaded = await Race.RunAsync(3, _ => Task.FromResult(NpgsqlDataSource.Create(database.ConnectionString)), async source =>
        {
            await using (source)
                return await new ReferenceLoader(source, clock).LoadAsync(CancellationToken.None);
        });

        Assert.Single(loaded, true);
    }

    private async Task LoadAsync()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await new ReferenceLoader(source, clock).LoadAsync(CancellationToken.None);
    }
}
