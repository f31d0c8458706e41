using System.Security.Cryptography;
using System.Text;

namespace Pacte.Web.Data.Seed;

/// <summary>Ids of rows that every installation shares: the same words give the same id, everywhere (version 8 of RFC 9562).</summary>
internal static class StableId
{
    public static Guid Of(string words)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(words)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
