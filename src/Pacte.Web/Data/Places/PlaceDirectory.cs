using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Geography.Map;

namespace Pacte.Web.Data.Places;

/// <summary>The country as searches and maps need it: read once, then in memory.</summary>
public sealed class Country(IReadOnlyList<CommunePlace> communes, IReadOnlyList<Departement> departements)
{
    // The longest to make, and not wanted by the first page: made beside the rest.
    private readonly Task<CommuneIndex> index = Task.Run(() => new CommuneIndex(communes));

    public CommuneIndex Index => index.GetAwaiter().GetResult();

    public CommunePositions Positions { get; } = new(communes);

    public FranceMaps Maps { get; } = new(communes);

    public IReadOnlyList<CommunePlace> Communes => communes;

    public IReadOnlyList<Departement> Departements => departements;
}

/// <summary>
/// Gives the country, loading it when first asked. An empty one is not kept: the reference data may be on its way.
/// </summary>
public sealed class PlaceDirectory(UnitOfWork work)
{
    private readonly SemaphoreSlim loading = new(1);
    private volatile Country? country;

    public ValueTask<Country> GetAsync(CancellationToken ct) => country is { } known ? ValueTask.FromResult(known) : new(LoadAsync(ct));

    private async Task<Country> LoadAsync(CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            if (country is { } known)
                return known;
            var read = await work.ReadAsync(Scope.None, db => ReadAsync(db, ct));
            country = read.Communes.Count > 0 ? read : null;
            return read;
        }
        finally
        {
            loading.Release();
        }
    }

    private static async Task<Country> ReadAsync(PacteDb db, CancellationToken ct)
    {
        var departements = await db.Departements.OrderBy(d => d.Code).ToListAsync(ct);
        var names = departements.ToDictionary(d => d.Code, d => d.Name, StringComparer.Ordinal);
        var communes = await db.Communes.OrderBy(c => c.InseeCode).ToListAsync(ct);
        return new(
            communes.ConvertAll(c => new CommunePlace(
                c.InseeCode, c.Name, c.Postcodes, c.EpciSiren, c.DepartementCode, names[c.DepartementCode],
                c.RegionCode, c.Population, c.Latitude, c.Longitude)),
            departements);
    }
}
