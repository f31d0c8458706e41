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

/// <summary>Keeps the open sites, some hundreds of rows that change a few times a month, in memory, read again every few seconds.</summary>
public sealed class SiteDirectory(UnitOfWork work, TimeProvider clock)
{
    /// <summary>How old the answer may be.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(5);

    private readonly Recent<OpenSites> known = new(Age, clock, async ct =>
    {
        var sites = await work.ReadAsync(Scope.None, db => db.Sites.Where(s => s.State == SiteState.Open).OrderBy(s => s.Id).ToListAsync(ct));
        return new(sites.ConvertAll(site => new PublicSite(site)));
    });

    public ValueTask<OpenSites> GetAsync(CancellationToken ct) => known.GetAsync(ct);

    /// <summary>A site, open or not, for who is not in a transaction.</summary>
    public async ValueTask<PublicSite> OfAsync(PacteDb db, Guid id, CancellationToken ct) =>
        (await GetAsync(ct)).Find(id) ?? await ReadAsync(db, id, ct);

    /// <summary>
    /// The same in a transaction, which holds a connection: it waits for no second one, or all could be lent to acts that wait for one more.
    /// </summary>
    public ValueTask<PublicSite> OfInActAsync(PacteDb db, Guid id, CancellationToken ct) =>
        known.Known?.Find(id) is { } site ? new(site) : new(ReadAsync(db, id, ct));

    private static async Task<PublicSite> ReadAsync(PacteDb db, Guid id, CancellationToken ct) =>
        new(await db.Sites.AsNoTracking().SingleAsync(site => site.Id == id, ct));
}
