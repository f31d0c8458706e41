namespace Pacte.Matching.Mixing;

/// <summary>What is still allowed to a doctor who mixes: at each offer no session, a half-day or a whole day, as half-days 0, 1 and 2.</summary>
internal sealed class KindDomain
{
    private readonly byte[] _allowed;

    private KindDomain(byte[] allowed, int minFull, int maxFull) => (_allowed, MinFull, MaxFull) = (allowed, minFull, maxFull);

    /// <summary>At least so many whole days in all.</summary>
    public int MinFull { get; }

    /// <summary>At most so many whole days in all.</summary>
    public int MaxFull { get; }

    public int Offers => _allowed.Length;

    public static KindDomain Of(MixingDoctor doctor) =>
        new(
            Array.ConvertAll(doctor.Offers, offer => (byte)(Bit(0) | (offer.HasHalf ? Bit(1) : 0) | (offer.HasFull ? Bit(2) : 0))),
            0,
            doctor.MaxFull);

    public bool Allows(int offer, int halfDays) => (_allowed[offer] & Bit(halfDays)) != 0;

    public KindDomain WithFull(int min, int max) => new(_allowed, min, max);

    public KindDomain Without(int offer, int halfDays) => With(offer, _allowed[offer] & ~Bit(halfDays));

    public KindDomain Only(int offer, int halfDays) => With(offer, _allowed[offer] & Bit(halfDays));

    /// <summary>Whether half-days at each offer are allowed.</summary>
    public bool Allows(ReadOnlySpan<sbyte> kinds)
    {
        for (var offer = 0; offer < kinds.Length; offer++)
        {
            if (!Allows(offer, kinds[offer]))
                return false;
        }

        var full = kinds.Count((sbyte)2);
        return full >= MinFull && full <= MaxFull;
    }

    private static int Bit(int halfDays) => 1 << halfDays;

    private KindDomain With(int offer, int allowed)
    {
        var copy = (byte[])_allowed.Clone();
        copy[offer] = (byte)allowed;
        return new KindDomain(copy, MinFull, MaxFull);
    }
}
