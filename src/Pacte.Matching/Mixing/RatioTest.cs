namespace Pacte.Matching.Mixing;

/// <summary>What leaves a <see cref="PatternBasis"/>.</summary>
internal enum LeavingKind
{
    /// <summary>Nothing: the arc that enters goes all the way to its other bound.</summary>
    Nothing,

    /// <summary>The arc above a node of the tree.</summary>
    Node,

    /// <summary>A pattern beside the key.</summary>
    Side,

    /// <summary>The key of a doctor.</summary>
    Key,
}

/// <summary>
/// Finds how far a change can go before something reaches its bound. Of those that block as soon as each other, the one that changes
/// fastest is taken, for numbers that are small by rounding are then left alone.
/// </summary>
internal struct RatioTest(double room)
{
    /// <summary>Rates below this are roundings.</summary>
    public const double Tiny = 1e-7;

    private const double Same = 1e-9;

    /// <summary>How far the change goes.</summary>
    public double Step { get; private set; } = room;

    /// <summary>How fast what leaves changes.</summary>
    public double Rate { get; private set; } = double.MaxValue;

    public LeavingKind Kind { get; private set; }

    /// <summary>The node, side pattern or doctor.</summary>
    public int Index { get; private set; }

    /// <summary>Something that has room left and uses it up at a rate.</summary>
    public void Consider(double room, double rate, LeavingKind kind, int index)
    {
        var step = Math.Max(0, room / Math.Abs(rate));
        if (step > Step + Same || (step > Step - Same && (Math.Abs(rate) < Math.Abs(Rate) || (Math.Abs(rate) == Math.Abs(Rate) && rate > 0))))
            return;
        (Step, Rate, Kind, Index) = (Math.Min(Step, step), rate, kind, index);
    }
}
