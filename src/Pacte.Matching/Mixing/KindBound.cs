namespace Pacte.Matching.Mixing;

/// <summary>
/// What prices prove: every plan within domains brings at most the rest, whatever the doctors who mix do, and what each of these would
/// do best at the prices.
/// </summary>
internal sealed class KindBound
{
    private readonly MixingDoctor[] _doctors;
    private readonly KindPrices[] _prices;
    private readonly BestKinds[] _best;
    private readonly long _rest;
    private readonly int _shift;
    private readonly long _total;
    private readonly bool _isPossible = true;

    /// <summary>Prices and rest are in points, or in points shifted left.</summary>
    public KindBound(MixingDoctor[] doctors, KindPrices[] prices, long rest, KindDomain[] domains, int shift = 0)
    {
        (_doctors, _prices, _rest, _shift, _total, _best) = (doctors, prices, rest, shift, rest, new BestKinds[doctors.Length]);
        for (var i = 0; i < _best.Length; i++)
        {
            _best[i] = Find(i, domains[i]);
            _isPossible &= _best[i].IsPossible;
            _total += _best[i].IsPossible ? _best[i].Worth : 0;
        }
    }

    /// <summary>A bound that says nothing.</summary>
    public static KindBound None { get; } = new([], [], long.MaxValue, []);

    /// <summary>No plan within the domains brings more points; the least of all numbers where the domains leave nothing.</summary>
    public long Points => _isPossible ? _total >> _shift : long.MinValue;

    /// <summary>What a doctor would do best.</summary>
    public BestKinds this[int doctor] => _best[doctor];

    /// <summary>The same prices, seen from other domains.</summary>
    public KindBound Within(KindDomain[] domains) => new(_doctors, _prices, _rest, domains, _shift);

    /// <summary>The bound when one doctor keeps to another domain.</summary>
    public long If(int doctor, KindDomain domain)
    {
        if (_best.Length == 0)
            return Points;
        var best = Find(doctor, domain);
        return best.IsPossible && _isPossible ? (_total - _best[doctor].Worth + best.Worth) >> _shift : long.MinValue;
    }

    /// <summary>For every doctor the choice that is best at these prices.</summary>
    public KindChoice[] Choices()
    {
        var choices = new KindChoice[_doctors.Length];
        for (var i = 0; i < choices.Length; i++)
            choices[i] = KindChoice.Of(_doctors[i], _best[i].Kinds);
        return choices;
    }

    private BestKinds Find(int doctor, KindDomain domain) =>
        BestKinds.Find(_doctors[doctor], domain, _prices[doctor].Full, _prices[doctor].Half);
}
