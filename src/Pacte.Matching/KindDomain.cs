namespace Pacte.Matching;

/// <summary>What branching still allows a doctor who mixes: kinds at each offer, and how many whole days in all.</summary>
internal sealed class KindDomain
{
    private readonly bool[] _full;
    private readonly bool[] _half;

    private KindDomain(bool[] full, bool[] half, int minFull, int maxFull) =>
        (_full, _half, MinFull, MaxFull) = (full, half, minFull, maxFull);

    public int Offers => _full.Length;

    public int MinFull { get; }

    public int MaxFull { get; }

    public static KindDomain Of(MixingDoctor doctor) => new(
        Array.ConvertAll(doctor.Offers, offer => offer.HasFull),
        Array.ConvertAll(doctor.Offers, offer => offer.HasHalf),
        0,
        Math.Min(doctor.Cap / 2, doctor.Offers.Count(offer => offer.HasFull)));

    public bool Allows(int offer, bool full) => full ? _full[offer] : _half[offer];

    /// <summary>Whether only whole days are left at an offer: it can be of no use but as a wide one.</summary>
    public bool IsFullOnly(int offer) => _full[offer] && !_half[offer];

    public bool AllowsBoth(int offer) => _full[offer] && _half[offer];

    public KindDomain WithFull(int min, int max) => new(_full, _half, min, max);

    public KindDomain Without(int offer, bool full)
    {
        var (wholes, halves) = ((bool[])_full.Clone(), (bool[])_half.Clone());
        (full ? wholes : halves)[offer] = false;
        return new KindDomain(wholes, halves, MinFull, MaxFull);
    }
}
