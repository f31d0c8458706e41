using Pacte.Domain.Booking;

namespace Pacte.Web.Features.Booking.Taking;

/// <summary>
/// On which networks this node lately met somebody who wanted a slot: whoever comes next looks for a free seat at once, instead of finding
/// the first one taken. A hint that spares a statement undone; the database decides.
/// </summary>
public sealed class NetworksInUse(TimeProvider clock)
{
    private const int Most = 100_000;

    private readonly Lock turning = new();
    private HashSet<byte[]> lately = new(Keys.Alike);
    private HashSet<byte[]> before = new(Keys.Alike);
    private DateTimeOffset since = clock.GetUtcNow();

    /// <summary>True when nobody was met there for about as long as a hold lasts.</summary>
    public bool Meet(byte[] network)
    {
        lock (turning)
        {
            var now = clock.GetUtcNow();
            if (now - since >= BookingDraft.HoldTime || lately.Count >= Most)
                (lately, before, since) = (new(Keys.Alike), lately, now);
            return lately.Add(network) && !before.Contains(network);
        }
    }

    private sealed class Keys : IEqualityComparer<byte[]>
    {
        public static readonly Keys Alike = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        // The keys are keyed hashes: any four bytes of them spread well.
        public int GetHashCode(byte[] key) => BitConverter.ToInt32(key);
    }
}
