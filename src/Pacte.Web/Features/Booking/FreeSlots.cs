using Npgsql;
using NpgsqlTypes;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.Web.Data.Availability;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.Web.Features.Booking;

/// <summary>A slot that can be taken, at the site of a rank in what was asked.</summary>
/// <param name="ResidentsUntil">Until when only residents may book it; null when everybody may.</param>
public readonly record struct FreeSlot(int Rank, Guid Id, DateTimeOffset StartsAt, DateTimeOffset? ResidentsUntil = null);

/// <summary>A slot that can be taken, in the list of its site.</summary>
/// <param name="ResidentsUntil">Until when only residents may book it; null when everybody may.</param>
public readonly record struct SiteSlot(Guid Id, DateTimeOffset StartsAt, Specialty Specialty, DateTimeOffset? ResidentsUntil = null);

/// <summary>
/// The slots that can be taken now: free, or held by nobody any more, and kept for nobody but residents, whom a hold does not know yet.
/// They come from what this node knows; while that is not fresh, from the database, each by one statement on the partial index
/// slots_takeable_by_site. <see cref="HoldSlot"/> takes by the same condition.
/// </summary>
public sealed class FreeSlots(NpgsqlDataSource source, TimeProvider clock, KnownSlots known)
{
    private const string Takeable =
        """
        starts_at > $2 and state in ('Free', 'Held') and (state = 'Free' or held_until <= $2)
          and (public_from is null or public_from <= $2 or kept_for = $3)
        """;

    private const string ResidentsUntil = "case when public_from > $2 then public_from end";

    // Two doctors at one hour make one button, that of the slot that everybody may book.
    private const string NextOfSites =
        $"""
        select n.rank::int, f.id, f.starts_at, f.residents_until
          from unnest($1) with ordinality n (site_id, rank)
         cross join lateral (
               select distinct on (starts_at) id, starts_at, {ResidentsUntil} as residents_until from slots
                where site_id = n.site_id and specialty = $4 and {Takeable}
                order by starts_at, residents_until nulls first, id limit 3) f
         order by n.rank, f.starts_at
        """;

    // The same where only some hours are wanted: width_bucket counts the bounds of the site's zone behind a slot, odd inside.
    private const string NextWanted =
        $"""
        select n.rank::int, f.id, f.starts_at, f.residents_until
          from unnest($1, $5) with ordinality n (site_id, zone, rank)
         cross join lateral (select array(select unnest($6[n.zone:n.zone][:])) as bounds) b
         cross join lateral (
               select distinct on (starts_at) id, starts_at, {ResidentsUntil} as residents_until from slots
                where site_id = n.site_id and specialty = $4 and {Takeable}
                  and starts_at >= b.bounds[1] and width_bucket(starts_at, b.bounds) % 2 = 1
                order by starts_at, residents_until nulls first, id limit 3) f
         order by n.rank, f.starts_at
        """;

    private const string AllOfSite =
        $"""
        select distinct on (starts_at, specialty collate "C") id, starts_at, specialty, {ResidentsUntil} as residents_until from slots
         where site_id = $1 and {Takeable}
         order by starts_at, specialty collate "C", residents_until nulls first, id
        """;

    /// <summary>The next three slots of each site that are wanted; the rank of the first is 1.</summary>
    public ValueTask<List<FreeSlot>> NextAsync(IReadOnlyList<PublicSite> sites, SlotWish wish, CancellationToken ct) =>
        known.Current is { } board ? new(board.Next(sites, wish, clock.GetUtcNow())) : new(ReadNextAsync(sites, wish, ct));

    /// <summary>All the slots of a site, in order of hour.</summary>
    public ValueTask<List<SiteSlot>> OfSiteAsync(Guid site, CancellationToken ct, bool openToAllOnly = false) =>
        known.Current is { } board ? new(board.All(site, openToAllOnly, clock.GetUtcNow())) : new(ReadOfSiteAsync(site, openToAllOnly, ct));

    /// <summary>The same as <see cref="NextAsync"/>, by one statement.</summary>
    public async Task<List<FreeSlot>> ReadNextAsync(IReadOnlyList<PublicSite> sites, SlotWish wish, CancellationToken ct)
    {
        var found = new List<FreeSlot>(3 * sites.Count);
        if (sites.Count == 0)
            return found;
        await using var command = source.CreateCommand(wish.IsNarrow ? NextWanted : NextOfSites);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = IdsOf(sites) });
        command.Parameters.Add(Now());
        command.Parameters.Add(Kept(wish.OpenToAllOnly));
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = wish.Specialty.ToString() });
        if (wish.IsNarrow)
            AddBounds(command.Parameters, sites, wish);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(new(rows.GetInt32(0), rows.GetGuid(1), rows.GetFieldValue<DateTimeOffset>(2), InstantOrNull(rows, 3)));
        return found;
    }

    /// <summary>The same as <see cref="OfSiteAsync"/>, by one statement.</summary>
    public async Task<List<SiteSlot>> ReadOfSiteAsync(Guid site, bool openToAllOnly, CancellationToken ct)
    {
        var found = new List<SiteSlot>();
        await using var command = source.CreateCommand(AllOfSite);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = site });
        command.Parameters.Add(Now());
        command.Parameters.Add(Kept(openToAllOnly));
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(new(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), Enum.Parse<Specialty>(rows.GetString(2)), InstantOrNull(rows, 3)));
        return found;
    }

    private static NpgsqlParameter Kept(bool openToAllOnly) =>
        new() { Value = openToAllOnly ? DBNull.Value : nameof(KeptFor.Residents), NpgsqlDbType = NpgsqlDbType.Text };

    private static DateTimeOffset? InstantOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);

    private static Guid[] IdsOf(IReadOnlyList<PublicSite> sites)
    {
        var ids = new Guid[sites.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = sites[i].Id;
        return ids;
    }

    // A row of instants per zone, and for each site the number of its zone's row: neighbours share one.
    private void AddBounds(NpgsqlParameterCollection parameters, IReadOnlyList<PublicSite> sites, SlotWish wish)
    {
        var zones = sites.Select(site => site.Zone).DistinctBy(zone => zone.Id).ToList();
        var rows = zones.ConvertAll(zone => wish.Bounds(zone, clock.GetUtcNow()));
        var bounds = new DateTimeOffset[rows.Count, rows[0].Length];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var at = 0; at < rows[row].Length; at++)
                bounds[row, at] = rows[row][at];
        }

        parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. sites.Select(site => 1 + zones.FindIndex(zone => zone.Id == site.Zone.Id))] });
        parameters.Add(new NpgsqlParameter<DateTimeOffset[,]> { TypedValue = bounds, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz });
    }

    private NpgsqlParameter<DateTimeOffset> Now() => new() { TypedValue = clock.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
