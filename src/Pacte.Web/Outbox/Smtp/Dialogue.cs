using System.Text;
using MailKit;

namespace Pacte.Web.Outbox.Smtp;

/// <summary>
/// Follows what was written to an SMTP peer, so as to know where a dialogue broke. It keeps the last command's verb and the last five
/// bytes, and nothing of what is said.
/// </summary>
internal sealed class Dialogue : IProtocolLogger
{
    private static readonly string[] Verbs = ["EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"];
    private static readonly byte[] End = "\r\n.\r\n"u8.ToArray();
    private readonly Queue<byte> last = new(End.Length + 1);

    /// <summary>The verb of a sending that was last written, in lower case; before any, « greeting »; « connect » before the connection.</summary>
    public string Stage { get; private set; } = "connect";

    /// <summary>Whether the final dot of a letter was written: from then on the peer may have it. Dots inside a letter are doubled.</summary>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    /// <remarks>Nothing is kept, so nothing needs hiding.</remarks>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri) => Stage = "greeting";

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var written = buffer.AsSpan(offset, count);
        foreach (var octet in written)
        {
            last.Enqueue(octet);
            if (last.Count > End.Length)
                last.Dequeue();
            HasEnded |= Stage is "data" && last.SequenceEqual(End);
        }

        if (Stage is not "data")
            Stage = VerbOf(written) ?? Stage;
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
    }

    public void Dispose()
    {
    }

    // Several commands may leave in one write: the last line's verb counts.
    private static string? VerbOf(ReadOnlySpan<byte> written)
    {
        var lines = Encoding.Latin1.GetString(written).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var verb = lines.Length == 0 ? "" : lines[^1].Split(' ', 2)[0];
        return Array.Find(Verbs, known => string.Equals(known, verb, StringComparison.OrdinalIgnoreCase)) is { } found
            ? found.ToLowerInvariant()
            : null;
    }
}
