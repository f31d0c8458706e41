using System.Runtime.CompilerServices;

namespace Pacte.Matching.Flow;

/// <summary>The arrays that decide which arc enters, at addresses that do not move while the basis lives.</summary>
internal readonly unsafe struct PricingView(int arcCount, int* tail, int* head, long* cost, sbyte* state, long* potential)
{
    public readonly int ArcCount = arcCount;
    public readonly int* Tail = tail;
    public readonly int* Head = head;
    public readonly long* Cost = cost;
    public readonly sbyte* State = state;
    public readonly long* Potential = potential;

    /// <summary>How much the arc's reduced cost is on the wrong side for the bound where it lies; 0 or less when it is in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Violation(int arc) => State[arc] * (Potential[Head[arc]] - Potential[Tail[arc]] - Cost[arc]);
}
