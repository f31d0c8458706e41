using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pacte.Matching.Flow;

/// <summary>Arrays that do not move in memory, which can therefore be reached by address for as long as they are referenced.</summary>
internal static unsafe class PinnedArray
{
    /// <summary>A pinned copy.</summary>
    public static T[] Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(values.Length, pinned: true);
        values.CopyTo(array);
        return array;
    }

    /// <summary>The address of a pinned array.</summary>
    public static T* Address<T>(T[] pinned)
        where T : unmanaged => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned));
}
