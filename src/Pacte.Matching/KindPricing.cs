namespace Pacte.Matching;

/// <summary>
/// Prices of whole days and half-days of the doctors who mix, made to agree: the flow, which does not know their caps, and the doctors,
/// who know nothing else, should want the same sessions at the same prices.
/// </summary>
/// <remarks>
/// Lagrangian decomposition (Guignard and Kim 1987). First some rounds with one price per half-day and doctor, moved half-way to
/// what a half-day is worth at the prices of the last flow; then subgradient steps for each offer and kind (Held, Wolfe and Crowder
/// 1974, with Polyak's length towards a target between plan and bound). All in integers; any prices give a true bound.
/// </remarks>
internal sealed class KindPricing
{
    private const int RoundsByDoctor = 8;
    private const int RoundsPerTrial = 3;
    private const int StartInFullDays = 5;

    private readonly MixingDoctor[] _doctors;
    private readonly long[] _halfDay;
    private int _round;

    public KindPricing(MixingDoctor[] doctors, long fullDay)
    {
        (_doctors, _halfDay, Prices) = (doctors, new long[doctors.Length], new KindPrices[doctors.Length]);
        Array.Fill(_halfDay, StartInFullDays * fullDay);
        PriceByDoctor();
    }

    /// <summary>A copy, to go on with elsewhere.</summary>
    public KindPricing(KindPricing other)
    {
        (_doctors, _halfDay, _round) = (other._doctors, [.. other._halfDay], Math.Max(other._round, RoundsByDoctor));
        Prices = Array.ConvertAll(other.Prices, prices => new KindPrices([.. prices.Full], [.. prices.Half]));
    }

    public KindPrices[] Prices { get; }

    /// <summary>Whether the kinds that are best after this round are worth a flow.</summary>
    public static bool IsWorthTrying(int round) => round % RoundsPerTrial == 0;

    /// <summary>Moves the prices after a flow solved with them. False when flow and doctors already agree.</summary>
    public bool Improve(PricedLook look, KindDomain[] domains, long value, long bound)
    {
        if (++_round < RoundsByDoctor)
        {
            for (var i = 0; i < _halfDay.Length; i++)
                _halfDay[i] = (_halfDay[i] + look.Bound[i].HalfDay) / 2;
            PriceByDoctor();
            return true;
        }

        if (_round == RoundsByDoctor)
        {
            for (var i = 0; i < _doctors.Length; i++)
                look.CopyPrices(i, Prices[i]);
        }

        var (wanted, dual, apart) = (new BestKinds[_doctors.Length], look.Value, 0L);
        for (var i = 0; i < wanted.Length; i++)
        {
            wanted[i] = BestKinds.Find(_doctors[i], domains[i], Prices[i].Full, Prices[i].Half);
            dual += wanted[i].Worth;
            var used = look.UsedBy(i);
            for (var o = 0; o < used.Length; o++)
            {
                dual -= PriceOf(i, o, used[o]);
                apart += Apart(used[o], wanted[i].Kinds[o]);
            }
        }

        if (apart == 0)
            return false;
        Step(look, wanted, Math.Max(1, (dual - ((bound + (2 * value)) / 3)) / apart));
        return true;
    }

    private static int Apart(sbyte used, sbyte wanted) => used == wanted ? 0 : used == 0 || wanted == 0 ? 1 : 2;

    private void Step(PricedLook look, BestKinds[] wanted, long step)
    {
        for (var i = 0; i < wanted.Length; i++)
        {
            var used = look.UsedBy(i);
            var own = wanted[i].Kinds;
            for (var o = 0; o < used.Length; o++)
            {
                if (used[o] == own[o])
                    continue;
                Raise(i, o, used[o], step);
                Raise(i, o, own[o], -step);
            }
        }
    }

    private long PriceOf(int doctor, int offer, sbyte kind) =>
        kind == 0 ? 0 : (kind == 2 ? Prices[doctor].Full : Prices[doctor].Half)[offer];

    private void Raise(int doctor, int offer, sbyte kind, long by)
    {
        if (kind != 0)
            (kind == 2 ? Prices[doctor].Full : Prices[doctor].Half)[offer] += by;
    }

    private void PriceByDoctor()
    {
        for (var i = 0; i < _doctors.Length; i++)
        {
            var (full, half) = (new long[_doctors[i].Offers.Length], new long[_doctors[i].Offers.Length]);
            Array.Fill(full, 2 * _halfDay[i]);
            Array.Fill(half, _halfDay[i]);
            Prices[i] = new KindPrices(full, half);
        }
    }
}
