using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pacte.IntegrationTests.Features.Booking.Keeping;

/// <summary>
/// Reads a QR code of level M back from the drawing, by ISO/IEC 18004 alone: as a clean print is read, without repairing errors.
/// Versions 2 to 9, bytes only.
/// </summary>
internal sealed partial class QrReader
{
    // Data codewords of each block, by version.
    private static readonly int[][] Blocks =
    [
        [], [16], [28], [44], [32, 32], [43, 43], [27, 27, 27, 27], [31, 31, 31, 31], [38, 38, 39, 39], [36, 36, 36, 37, 37],
    ];

    private static readonly int[][] Alignments =
        [[], [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46]];

    private readonly bool[,] dark;
    private readonly int size;
    private readonly int version;

    private QrReader(bool[,] dark)
    {
        this.dark = dark;
        size = dark.GetLength(0);
        version = (size - 17) / 4;
    }

    public static string Read(string path, string viewBox)
    {
        var side = int.Parse(viewBox.Split(' ')[2], CultureInfo.InvariantCulture);
        var modules = new bool[side - 8, side - 8];
        foreach (Match run in Runs().Matches(path))
        {
            var (x, y, length) = (Number(run, "x"), Number(run, "y"), Number(run, "length"));
            for (var i = 0; i < length; i++)
                modules[y - 4, x - 4 + i] = true;
        }

        return new QrReader(modules).Text();
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private string Text()
    {
        // Format: five bits, level then mask, under a mask of their own; level M is 00.
        var format = 0;
        for (var i = 0; i < 5; i++)
            format = (format << 1) | (dark[8, i] ? 1 : 0);
        format ^= 0b10101;
        Assert.Equal(0, format >> 3);
        var data = Deinterleaved(Codewords(format & 7));
        Assert.Equal(0b0100, data[0] >> 4);
        var length = ((data[0] & 15) << 4) | (data[1] >> 4);
        var bytes = new byte[length];
        for (var i = 0; i < length; i++)
            bytes[i] = (byte)(((data[i + 1] & 15) << 4) | (data[i + 2] >> 4));
        return Encoding.UTF8.GetString(bytes);
    }

    // Two columns at a time from the right, up and down in turn, past the column of the timing pattern.
    private List<byte> Codewords(int mask)
    {
        var (words, word, bits, up) = (new List<byte>(), 0, 0, true);
        for (var right = size - 1; right > 0; right -= 2, up = !up)
        {
            if (right == 6)
                right--;
            for (var step = 0; step < size; step++)
            {
                var y = up ? size - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (IsPattern(y, x))
                        continue;
                    word = (word << 1) | (dark[y, x] ^ Masked(mask, y, x) ? 1 : 0);
                    if (++bits % 8 == 0)
                    {
                        words.Add((byte)word);
                        word = 0;
                    }
                }
            }
        }

        return words;
    }

    private byte[] Deinterleaved(List<byte> words)
    {
        var blocks = Blocks[version].Select(length => new byte[length]).ToArray();
        var at = 0;
        for (var i = 0; i < blocks.Max(block => block.Length); i++)
        {
            foreach (var block in blocks.Where(block => i < block.Length))
                block[i] = words[at++];
        }

        return [.. blocks.SelectMany(block => block)];
    }

    private bool IsPattern(int y, int x) =>
        (y < 9 && x < 9) || (y < 9 && x >= size - 8) || (y >= size - 8 && x < 9) || y == 6 || x == 6
        || (version >= 7 && ((y < 6 && x >= size - 11) || (x < 6 && y >= size - 11)))
        || Alignments[version].Any(cy => Alignments[version].Any(cx =>
            Math.Abs(cy - y) <= 2 && Math.Abs(cx - x) <= 2 && !IsFinder(cy, cx)));

    private bool IsFinder(int y, int x) => (y == 6 && (x == 6 || x == size - 7)) || (y == size - 7 && x == 6);

    private static bool Masked(int mask, int y, int x) => mask switch
    {
        0 => (y + x) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (y + x) % 3 == 0,
        4 => ((y / 2) + (x / 3)) % 2 == 0,
        5 => (y * x % 2) + (y * x % 3) == 0,
        6 => ((y * x % 2) + (y * x % 3)) % 2 == 0,
        _ => (((y + x) % 2) + (y * x % 3)) % 2 == 0,
    };

    [GeneratedRegex(@"M(?<x>\d+) (?<y>\d+)h(?<length>\d+)v1h-\k<length>z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Runs();
}
