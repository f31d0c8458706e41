using Npgsql;
using Pacte.Domain.Geography;

namespace Pacte.LoadTests.Bare;

/// <summary>The ten sites nearest to each commune, worked out before anything is measured.</summary>
internal sealed class BarePlaces
{
    private const int Sites = 10;
    private const double AnyDistance = 3000;

    private readonly Dictionary<string, Guid[]> nearest;

    private BarePlaces(Dictionary<string, Guid[]> nearest) => this.nearest = nearest;

    public Guid[]? NearestTo(string commune) => nearest.GetValueOrDefault(commune);

    public static async Task<BarePlaces> ReadAsync(NpgsqlDataSource source)
    {
        var sites = new NearestSites(await PointsAsync(
            source, "select id, latitude, longitude, commune_insee from sites where state = 'Open'",
            row => new SitePoint(row.GetGuid(0), new(new(row.GetDouble(1), row.GetDouble(2)), Landmass.Of(row.GetString(3))))));
        var communes = await PointsAsync(
            source, "select insee_code, latitude, longitude from communes where latitude is not null",
            row => (Code: row.GetString(0), Point: new GeoPoint(row.GetDouble(1), row.GetDouble(2))));
        return new(communes.ToDictionary(
            commune => commune.Code,
            commune => sites.Find(new(commune.Point, Landmass.Of(commune.Code)), AnyDistance, Sites).Select(site => site.Id).ToArray(),
            StringComparer.Ordinal));
    }

    private static async Task<List<T>> PointsAsync<T>(NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var points = new List<T>();
        while (await rows.ReadAsync())
            points.Add(read(rows));
        return points;
    }
}
