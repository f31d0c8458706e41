using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pacte.Web.Languages;

namespace Pacte.Web.Access;

/// <summary>
/// The link that manages an appointment: its reference and a key of 128 bits, signed by the service's secret, so that it can be sent
/// again. The database keeps the key's SHA-256 only; see decision 0051.
/// </summary>
public sealed class AppointmentLinks(KeyedHash hash, PublicAddress address)
{
    private const int KeyBytes = 16;

    public string KeyOf(Guid appointmentId) =>
        Base64Url.EncodeToString(hash.Of("appointment-link", appointmentId.ToString("N")).AsSpan(0, KeyBytes));

    public byte[] KeyHashOf(Guid appointmentId) => HashOf(KeyOf(appointmentId));

    public string PathOf(string reference, Guid appointmentId) => $"/rendez-vous/{reference}?cle={KeyOf(appointmentId)}";

    /// <summary>The same, for a message, in the language that it speaks.</summary>
    public string UrlOf(string reference, Guid appointmentId) => address.Of(Speech.To(PathOf(reference, appointmentId)));

    /// <summary>Where a search begins, for a message.</summary>
    public string Home => address.Of(Speech.To("/"));

    /// <summary>Whether a key is the one whose hash is stored, in a time that says nothing.</summary>
    public static bool Opens(string? key, byte[] keyHash) =>
        key is { Length: > 0 and < 100 } && CryptographicOperations.FixedTimeEquals(HashOf(key), keyHash);

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}
