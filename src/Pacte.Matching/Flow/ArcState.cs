namespace Pacte.Matching.Flow;

/// <summary>Where an arc stands: its sign, times the reduced cost, is positive when the arc is in order.</summary>
internal static class ArcState
{
    /// <summary>Empty, and free to fill.</summary>
    public const sbyte AtLower = 1;

    /// <summary>Full, and free to empty.</summary>
    public const sbyte AtUpper = -1;

    /// <summary>In the tree, or fixed where it is.</summary>
    public const sbyte Kept = 0;
}
