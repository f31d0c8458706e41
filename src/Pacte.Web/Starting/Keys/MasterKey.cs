using System.Security.Cryptography;

namespace Pacte.Web.Starting.Keys;

/// <summary>AES-256-GCM under the key of <c>Pacte:DataProtection:Key</c>: nonce, tag and ciphertext in one piece.</summary>
public sealed class MasterKey(byte[] key)
{
    public const string Setting = "Pacte:DataProtection:Key";
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static MasterKey? From(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
            return null;
        var bytes = new byte[KeySize];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == KeySize
            ? new MasterKey(bytes)
            : throw new StartRefusedException("Pacte__DataProtection__Key doit être de 32 octets en base64 (par exemple : openssl rand -base64 32).");
    }

    public byte[] Encrypt(byte[] plain)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize));
        return sealedBytes;
    }

    /// <summary>Throws when the bytes were sealed under another key or altered.</summary>
    public byte[] Decrypt(byte[] sealedBytes)
    {
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(
            sealedBytes.AsSpan(0, NonceSize), sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), plain);
        return plain;
    }
}
