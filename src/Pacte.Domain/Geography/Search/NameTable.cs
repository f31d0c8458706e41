using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pacte.Domain.Geography.Search;

/// <summary>
/// Every commune's name in one spelling, the letters side by side in one array, and what sets a name aside at a glance:
/// one bit for each letter that it has, and one for each pair of neighbouring letters.
/// </summary>
internal sealed class NameTable
{
    /// <summary>Two letters swapped break three pairs; any other typo breaks two at most.</summary>
    private const int PairsBrokenByTypo = 3;

    private readonly byte[] _letters;
    private readonly int[] _starts;
    private readonly Glance[] _glances;

    public NameTable(IReadOnlyList<byte[]> names)
    {
        _starts = new int[names.Count + 1];
        _glances = new Glance[names.Count];
        for (var name = 0; name < names.Count; name++)
        {
            _starts[name + 1] = _starts[name] + names[name].Length;
            _glances[name] = Glance.At(names[name]);
        }

        _letters = new byte[_starts[^1]];
        for (var name = 0; name < names.Count; name++)
        {
            names[name].CopyTo(_letters, _starts[name]);
        }
    }

    /// <summary>More typos than this are never counted.</summary>
    public static int MostTypos => 3;

    public ReadOnlySpan<byte> this[int name] => _letters.AsSpan(_starts[name], _starts[name + 1] - _starts[name]);

    public int Length(int name) => _starts[name + 1] - _starts[name];

    /// <summary>
    /// The names that may be what was typed with few typos, or begin so. No such name is left out: a typo brings or takes
    /// at most one kind of letter, and breaks few pairs.
    /// </summary>
    /// <param name="typed">The letters typed.</param>
    /// <param name="typos">In the whole name, at most <see cref="MostTypos"/>.</param>
    /// <param name="typosOfBeginning">In its beginning, at most as many; negative when beginnings do not count.</param>
    /// <param name="names">Only the first so many names are looked at.</param>
    /// <param name="candidates">Room for as many.</param>
    /// <returns>The part of the room that was filled.</returns>
    // Compiled at full speed from its first call: the first visitors after a start wait no longer than the others.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<int> Near(ReadOnlySpan<byte> typed, int typos, int typosOfBeginning, int names, Span<int> candidates)
    {
        var glance = Glance.At(typed);
        var (brokenOfWhole, brokenOfBeginning) = (PairsBrokenByTypo * typos, PairsBrokenByTypo * typosOfBeginning);
        var glances = _glances.AsSpan(0, names);
        var count = 0;
        for (var name = 0; name < glances.Length; name++)
        {
            ref readonly var other = ref glances[name];
            var absent = BitOperations.PopCount(glance.Letters & ~other.Letters);
            var broken = BitOperations.PopCount(glance.Pairs & ~other.Pairs);
            var extra = BitOperations.PopCount(other.Letters & ~glance.Letters);
            var longer = Math.Abs(other.Length - glance.Length);

            // Every name is written down and kept only if it passes: without a branch to guess, this is three times as fast.
            candidates[count] = name;
            var mayBegin = (absent <= typosOfBeginning) & (broken <= brokenOfBeginning);
            var mayBe = (absent <= typos) & (extra <= typos) & (longer <= typos) & (broken <= brokenOfWhole);
            count += mayBegin | mayBe ? 1 : 0;
        }

        return candidates[..count];
    }

    private readonly record struct Glance(ulong Pairs, uint Letters, int Length)
    {
        public static Glance At(ReadOnlySpan<byte> name)
        {
            var (pairs, letters) = (0UL, 0u);
            for (var at = 0; at < name.Length; at++)
            {
                letters |= 1u << name[at];
                // 729 pairs share 64 bits: those that collide only let a name pass that need not.
                pairs |= at > 0 ? 1UL << (((name[at - 1] * 31) + name[at]) % 61) : 0;
            }

            return new Glance(pairs, letters, name.Length);
        }
    }
}
