using System.Text;

namespace Pacte.Web.Features.Zones;

/// <summary>Reads what spreadsheets save: UTF-8 with or without a mark, UTF-16 with one, else the Western encoding of older ones.</summary>
public static class ZoneFileEncoding
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
