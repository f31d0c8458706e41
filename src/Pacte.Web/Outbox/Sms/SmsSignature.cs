using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pacte.Web.Outbox.Sms;

/// <summary>
/// HMAC-SHA256, under the secret shared with the provider, of the time in Unix seconds, a dot and the body as sent. The time is signed with
/// the body so that an old request cannot be replayed.
/// </summary>
internal static class SmsSignature
{
    public const string TimeHeader = "X-Pacte-Timestamp";
    public const string SignatureHeader = "X-Pacte-Signature";

    /// <summary>How far the two clocks may be from each other.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static string Of(string key, string time, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.ASCII.GetBytes($"{time}."));
        hmac.AppendData(body);
        return $"v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }

    public static bool Matches(string key, string? time, string? signature, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        key.Length > 0
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs(now.ToUnixTimeSeconds() - (double)seconds) <= Tolerance.TotalSeconds
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Of(key, time, body)), Encoding.UTF8.GetBytes(signature ?? ""));
}
