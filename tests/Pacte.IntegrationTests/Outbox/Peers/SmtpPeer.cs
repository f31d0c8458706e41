using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MimeKit;
using Pacte.TestKit;

namespace Pacte.IntegrationTests.Outbox.Peers;

/// <summary>A letter that the peer took, who had signed in to send it, and whether nobody on the way could read it.</summary>
public sealed record ReceivedLetter(MimeMessage Message, string? User, bool IsEncrypted);

/// <summary>A real SMTP server, of the npm package <c>smtp-server</c>, on a free port of 127.0.0.1.</summary>
public sealed class SmtpPeer : IAsyncLifetime
{
    private readonly List<ReceivedLetter> letters = [];
    private readonly SemaphoreSlim turn = new(1);
    private Process? node;
    private PeerCertificate? certificate;
    private int questions;

    public int Port { get; private set; }

    /// <summary>The authority that signed the peer's certificate, as a PEM file. Nobody trusts it unless told to.</summary>
    public string AuthorityFile => certificate?.AuthorityFile ?? throw new InvalidOperationException("The peer is not started.");

    private Process Node => node ?? throw new InvalidOperationException("The peer is not started.");

    public async ValueTask InitializeAsync()
    {
        var folder = await NpmFolder.InstalledAsync(Path.Combine(AppContext.BaseDirectory, "Outbox", "Npm"), "pacte-smtp-peer");
        certificate = new();
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "peer.mjs"), certificate.KeyFile, certificate.CertificateFile])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        node = Process.Start(start)!;
        using var first = await ReadAsync();
        Port = first.RootElement.GetProperty("port").GetInt32();
    }

    /// <summary>Every letter taken so far whose Message-ID is that of the message.</summary>
    public async Task<IReadOnlyList<ReceivedLetter>> CopiesOfAsync(Guid messageId)
    {
        await turn.WaitAsync();
        try
        {
            var question = (++questions).ToString(CultureInfo.InvariantCulture);
            await Node.StandardInput.WriteLineAsync(question);
            // Letters are told before they are answered: whatever was taken comes before the answer to the question.
            while (!await HeardAsync(question))
            {
            }

            return [.. letters.Where(letter => letter.Message.MessageId == $"{messageId:N}@pacte")];
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (node is null)
            return;
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        node.Dispose();
        certificate?.Dispose();
        turn.Dispose();
    }

    private async Task<bool> HeardAsync(string question)
    {
        using var said = await ReadAsync();
        if (said.RootElement.TryGetProperty("seen", out var seen))
            return seen.GetString() == question;
        using var raw = new MemoryStream(said.RootElement.GetProperty("letter").GetBytesFromBase64());
        letters.Add(new(
            await MimeMessage.LoadAsync(raw), said.RootElement.GetProperty("user").GetString(), said.RootElement.GetProperty("secure").GetBoolean()));
        return false;
    }

    private async Task<JsonDocument> ReadAsync() =>
        JsonDocument.Parse(await Node.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The SMTP peer ended."));
}
