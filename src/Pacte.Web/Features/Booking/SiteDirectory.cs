using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>The sites open to patients at one moment.</summary>
public sealed class OpenSites
{
    private readonly Dictionary<Guid, PublicSite> byId;
    private readonly Dictionary<string, PublicSite> byCode;

    public OpenSites(IReadOnlyList<PublicSite> sites)
    {
        All = sites;
        byId = sites.ToDictionary(site => site.Id);
        byCode = sites.GroupBy(site =>
            site.Code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
        Nearest = new([.. sites.Select(site => new SitePoint(site.Id, site.Place))]);
    }

    public IReadOnlyList<PublicSite> All { get; }

    public NearestSites Nearest { get; }

    public PublicSite this[Guid id] => byId[id];

    public PublicSite? Find(Guid id) => byId.GetValueOrDefault(id);

    public PublicSite? FindByCode(string code) => byCode.GetValueOrDefault(code);
}

/// <summary>
/// Keeps the open sites (some hundreds of rows that change a few times a month) in memory, read again every few seconds.
/// Slots are never kept: they are read from the database by each search.
/// </summary>
public sealed class SiteDirectory(UnitOfWork work, TimeProvider clock)
{
    /// <summary>How old the answer may be.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Reading? last;

    public ValueTask<OpenSites> GetAsync(CancellationToken ct)
    {
        var known = last;
        return known is not null && clock.GetElapsedTime(known.At) < Age ? ValueTask.FromResult(known.Sites) : new(ReadAsync(known, ct));
    }

    private async Task<OpenSites> ReadAsync(Reading? known, CancellationToken ct)
    {
        // One request reads; meanwhile the others go on with what is known.
        var mine = await reading.WaitAsync(known is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, ct);
        if (!mine)
            return known!.Sites;
        try
        {
            if (last is { } fresh && fresh != known)
                return fresh.Sites;
            var at = clock.GetTimestamp();
            var sites = await work.ReadAsync(
                Scope.None, db => db.Sites.Where(s => s.State == SiteState.Open).OrderBy(s => s.Id).ToListAsync(ct));
            last = new(new OpenSites(sites.ConvertAll(site => new PublicSite(site))), at);
            return last.Sites;
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Reading(OpenSites Sites, long At);
}
