using System.Globalization;
using System.Text;
using QRCoder;

namespace Pacte.Web.Features.Booking.Keeping;

/// <summary>A QR code as one path of an SVG drawing, one unit per module: no picture file, nothing inline but the drawing.</summary>
/// <param name="Side">Modules, with the four white ones that readers want around.</param>
/// <param name="Path">The dark modules, one stroke per run.</param>
public sealed record QrDrawing(int Side, string Path)
{
    /// <summary>Level M: a slip that is folded or stained still reads.</summary>
    public static QrDrawing Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: false);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                var from = x;
                while (x < row.Count && row[x])
                    x++;
                if (x > from)
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}v1h-{x - from}z");
            }
        }

        return new(code.ModuleMatrix.Count, path.ToString());
    }
}
