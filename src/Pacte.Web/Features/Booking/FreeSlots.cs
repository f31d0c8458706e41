using Npgsql;
using NpgsqlTypes;
using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Booking;

/// <summary>A slot that can be taken, at the site of a rank in what was asked.</summary>
public readonly record struct FreeSlot(int Rank, Guid Id, DateTimeOffset StartsAt);

/// <summary>A slot that can be taken, in the list of its site.</summary>
public readonly record struct SiteSlot(Guid Id, DateTimeOffset StartsAt, Specialty Specialty);

/// <summary>
/// Reads the slots that can be taken now: free, or held by nobody any more, and kept for nobody. Each read is one statement on the partial index
/// slots_takeable_by_site, without EF Core, because every search makes it. <see cref="HoldSlot"/> takes by the same condition.
/// </summary>
public sealed class FreeSlots(NpgsqlDataSource source, TimeProvider clock)
{
    private const string Takeable =
        """
        starts_at > $2 and state in ('Free', 'Held') and (state = 'Free' or held_until <= $2) and (public_from is null or public_from <= $2)
        """;

    // Two doctors at one hour make one button.
    private const string NextOfSites =
        $"""
        select n.rank::int, f.id, f.starts_at
          from unnest($1) with ordinality n (site_id, rank)
         cross join lateral (
               select distinct on (starts_at) id, starts_at from slots
                where site_id = n.site_id and specialty = $3 and {Takeable}
                order by starts_at limit 3) f
         order by n.rank, f.starts_at
        """;

    private const string AllOfSite =
        $"""
        select distinct on (starts_at, specialty) id, starts_at, specialty from slots
         where site_id = $1 and {Takeable}
         order by starts_at, specialty
        """;

    /// <summary>The next three slots of each site; the rank of the first is 1.</summary>
    public async Task<List<FreeSlot>> NextAsync(Guid[] sites, Specialty specialty, CancellationToken ct)
    {
        var found = new List<FreeSlot>(3 * sites.Length);
        if (sites.Length == 0)
            return found;
        await using var command = source.CreateCommand(NextOfSites);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = sites });
        command.Parameters.Add(Now());
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = specialty.ToString() });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(new(rows.GetInt32(0), rows.GetGuid(1), rows.GetFieldValue<DateTimeOffset>(2)));
        return found;
    }

    /// <summary>All the slots of a site, in order of hour.</summary>
    public async Task<List<SiteSlot>> OfSiteAsync(Guid site, CancellationToken ct)
    {
        var found = new List<SiteSlot>();
        await using var command = source.CreateCommand(AllOfSite);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = site });
        command.Parameters.Add(Now());
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(new(rows.GetGuid(0), rows.GetFieldValue<DateTimeOffset>(1), Enum.Parse<Specialty>(rows.GetString(2))));
        return found;
    }

    private NpgsqlParameter<DateTimeOffset> Now() => new() { TypedValue = clock.GetUtcNow(), NpgsqlDbType = NpgsqlDbType.TimestampTz };
}
