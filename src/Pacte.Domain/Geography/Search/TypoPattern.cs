using System.Runtime.CompilerServices;

namespace Pacte.Domain.Geography.Search;

/// <summary>How far a text is from a pattern, in typos.</summary>
/// <param name="Whole">To turn the pattern into the whole text; some number over the limit when it is over.</param>
/// <param name="Start">To turn the pattern into some beginning of the text; the same.</param>
/// <param name="StartLength">The shortest such beginning.</param>
internal readonly record struct TypoCount(int Whole, int Start, int StartLength);

/// <summary>
/// Counts typos (a letter missing, added, wrong, or two neighbours swapped) between a pattern of at most 64 letters and
/// texts, one machine word per text letter: Myers's bit-vectors with Hyyrö's transposition (optimal string alignment).
/// H. Hyyrö, « A bit-vector algorithm for computing Levenshtein and Damerau edit distances », 2003.
/// </summary>
internal readonly ref struct TypoPattern
{
    private readonly Span<ulong> _positions;
    private readonly int _length;

    /// <param name="pattern">1 to 64 letters.</param>
    /// <param name="positions">Room for <see cref="Letters.Alphabet"/> words, cleared here.</param>
    public TypoPattern(ReadOnlySpan<byte> pattern, Span<ulong> positions)
    {
        ArgumentOutOfRangeException.ThrowIfZero(pattern.Length, nameof(pattern));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pattern.Length, Letters.Longest, nameof(pattern));
        positions.Clear();
        for (var at = 0; at < pattern.Length; at++)
        {
            positions[pattern[at]] |= 1UL << at;
        }

        _positions = positions;
        _length = pattern.Length;
    }

    /// <param name="text">Letters.</param>
    /// <param name="most">Counting stops once no end of the text could bring the typos down to this.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TypoCount Count(ReadOnlySpan<byte> text, int most)
    {
        var last = 1UL << (_length - 1);
        var (up, down, diagonal, previous) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var typos = _length;
        var (start, startLength) = (typos, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var here = _positions[text[at]];
            var swapped = ((~diagonal & here) << 1) & previous;
            diagonal = (((here & up) + up) ^ up) | here | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            typos += (right & last) != 0 ? 1 : (left & last) != 0 ? -1 : 0;
            right = (right << 1) | 1;
            up = (left << 1) | ~(diagonal | right);
            down = right & diagonal;
            previous = here;
            if (typos < start)
            {
                (start, startLength) = (typos, at + 1);
            }

            // Each letter left takes back one typo at most.
            if (typos - (text.Length - at - 1) > most)
            {
                return new TypoCount(most + 1, start, startLength);
            }
        }

        return new TypoCount(typos, start, startLength);
    }
}
