using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Data;
using static Pacte.Web.Data.OwnStatements;

namespace Pacte.Web.Features.Booking.Taking;

/// <summary>What is counted, and for whom.</summary>
public enum RateKind
{
    CodeByNetwork,
    CodeByContact,
    CodeByPerson,
    LinkByNetwork,
}

/// <summary>
/// How often a network, a contact or a person may ask, counted in the database for all nodes. Generous for networks: a town hall, a hospital
/// or a whole village may share one, and nobody is ever banned, only asked to wait. Reading pages is never limited.
/// </summary>
public sealed class RateLimits(UnitOfWork work, KeyedHash hash, TimeProvider clock)
{
    private const string Spend =
        """
        insert into rate_counters as c (kind, key, window_start, count, cap)
        select kind, key, start, 1, cap from unnest($1, $2, $3, $4) as t (kind, key, start, cap)
        on conflict (kind, key, window_start) do update set count = c.count + 1, cap = excluded.cap where c.count < excluded.cap
        returning kind
        """;

    /// <param name="Cap">How many in one window.</param>
    /// <param name="Window">Windows follow each other without overlap, the same for everybody.</param>
    public sealed record Rule(int Cap, TimeSpan Window);

    /// <summary>Something counted for somebody.</summary>
    public readonly record struct Count(RateKind Kind, byte[] Key);

    public static Rule Of(RateKind kind) => kind switch
    {
        RateKind.CodeByNetwork => new(300, TimeSpan.FromMinutes(10)),
        RateKind.CodeByContact => new(12, TimeSpan.FromMinutes(15)),
        RateKind.CodeByPerson => new(24, TimeSpan.FromHours(1)),
        RateKind.LinkByNetwork => new(60, TimeSpan.FromMinutes(10)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A count without a rule."),
    };

    /// <summary>How long until the counts of this kind begin again.</summary>
    public TimeSpan WaitOf(RateKind kind) => StartOf(kind) + Of(kind).Window - clock.GetUtcNow();

    /// <summary>Whoever the names and the birth date say, whatever the contact.</summary>
    public byte[] KeyOfPerson(PatientForm form) => hash.Of(
        "rate-person", $"{PersonIdentity.Fold(form.LastName)}\n{PersonIdentity.Fold(form.FirstName)}\n{form.Birth.Text}");

    /// <summary>Counts one for each, in the transaction of the act; the first that is full, or null when none is.</summary>
    public async Task<RateKind?> SpendAsync(PacteDb db, IReadOnlyList<Count> counts, CancellationToken ct)
    {
        // Always in one order, so that two acts never wait for each other.
        var ordered = counts.OrderBy(count => count.Kind).ToList();
        var kinds = ordered.Select(count => count.Kind.ToString()).ToArray();
        var keys = ordered.Select(count => count.Key).ToArray();
        var starts = ordered.Select(count => StartOf(count.Kind)).ToArray();
        var caps = ordered.Select(count => Of(count.Kind).Cap).ToArray();
        var counted = await db.ReturningAsync<string>(Spend, ct, Parameter(kinds), Parameter(keys), Parameter(starts), Parameter(caps));
        return ordered.Select(count => (RateKind?)count.Kind).FirstOrDefault(kind => !counted.Contains(kind!.Value.ToString()));
    }

    /// <summary>Counts one, on its own; how long to wait when that is full, or null when it is not.</summary>
    public async Task<TimeSpan?> SpendAsync(RateKind kind, byte[] key, CancellationToken ct) =>
        await work.ReadAsync(Domain.Access.Scope.Service, db => SpendAsync(db, [new(kind, key)], ct)) is null ? null : WaitOf(kind);

    private DateTimeOffset StartOf(RateKind kind)
    {
        var (now, window) = (clock.GetUtcNow(), Of(kind).Window.Ticks);
        return new(now.UtcTicks / window * window, TimeSpan.Zero);
    }
}
