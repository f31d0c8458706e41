using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Geography;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>A commune with a known position, where somebody may live or be received.</summary>
internal sealed record Town(Commune Commune, LandPoint Place);

/// <summary>The real geography that a scene is set in.</summary>
internal sealed class ScenePlaces
{
    private ScenePlaces(IReadOnlyList<Commune> communes, IReadOnlyList<Epci> epcis, IReadOnlyList<PriorityZone> zones)
    {
        Epcis = epcis;
        Zones = zones;
        Towns =
        [
            .. from commune in communes
               where commune.Postcodes.Length > 0
               let point = GeoPoint.From(commune.Latitude, commune.Longitude)
               where point is not null
               select new Town(commune, new LandPoint(point.Value, Landmass.Of(commune.InseeCode))),
        ];
        TownsOf = Towns.Where(t => t.Commune.EpciSiren is not null).ToLookup(t => t.Commune.EpciSiren!);
    }

    /// <summary>By SIREN.</summary>
    public IReadOnlyList<Epci> Epcis { get; }

    /// <summary>Zones designated on the day of the scene, before the scene adds any.</summary>
    public IReadOnlyList<PriorityZone> Zones { get; }

    /// <summary>The most populous first.</summary>
    public IReadOnlyList<Town> Towns { get; }

    /// <summary>Those of an intercommunality, the most populous first.</summary>
    public ILookup<string, Town> TownsOf { get; }

    public static async Task<ScenePlaces> LoadAsync(PacteDb db, DateOnly today, CancellationToken ct) => new(
        await db.Communes.AsNoTracking().OrderByDescending(c => c.Population).ThenBy(c => c.InseeCode).ToListAsync(ct),
        await db.Epcis.AsNoTracking().OrderBy(e => e.Siren).ToListAsync(ct),
        await db.PriorityZones.AsNoTracking()
            .Where(z => !z.IsDemonstration && z.From <= today && (z.Until == null || z.Until >= today))
            .OrderBy(z => z.EpciSiren).ToListAsync(ct));
}
