using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Pacte.Domain.Messages;

namespace Pacte.Web.Outbox.Smtp;

/// <summary>
/// Sends e-mails by SMTP. Whatever breaks before the final dot left is tried again: the peer cannot have the message. What breaks after
/// it, before the answer is read, is unsure (decision 0101).
/// </summary>
public sealed class SmtpSender(IOptions<MailOptions> options, TimeProvider clock) : IMessageSender
{
    private static readonly TimeSpan PatienceToOpen = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PatienceToPart = TimeSpan.FromSeconds(2);

    public MessageChannel Channel => MessageChannel.Email;

    public bool IsReady => options.Value.IsSet;

    public TimeSpan Patience => TimeSpan.FromSeconds(60);

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken patience)
    {
        if (MailLetter.Of(message, options.Value.From) is not { } letter)
            return new(SendOutcome.Refused, "address");
        using var dialogue = new Dialogue();
        using var client = new SmtpClient(dialogue);
        using (letter)
        {
            try
            {
                await OpenAsync(client, patience);
                await client.SendAsync(letter, patience);
            }
            catch (SmtpCommandException refusal)
            {
                return Answered(refusal, dialogue);
            }
            catch (NotSupportedException)
            {
                // An address in letters that the peer cannot write, or TLS that it does not offer.
                return new(client.IsConnected ? SendOutcome.Refused : SendOutcome.TryAgain, $"smtp-unsupported-{dialogue.Stage}");
            }
            catch (Exception error) when (error is ProtocolException or IOException or SocketException or AuthenticationException
                or SslHandshakeException or OperationCanceledException)
            {
                return dialogue.HasEnded ? new(SendOutcome.Unsure, "smtp-cut-after-end") : new(SendOutcome.TryAgain, $"smtp-cut-{dialogue.Stage}");
            }
        }

        await PartAsync(client);
        return new(SendOutcome.Sent);
    }

    private async Task OpenAsync(SmtpClient client, CancellationToken patience)
    {
        var mail = options.Value;
        using var opening = CancellationTokenSource.CreateLinkedTokenSource(patience);
        using var limit = new CancellationTokenSource(PatienceToOpen, clock);
        await using var stop = limit.Token.Register(opening.Cancel);
        var security = !mail.UseTls ? SecureSocketOptions.None : mail.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;
        await client.ConnectAsync(mail.Host!, mail.Port, security, opening.Token);
        // One way of sending a letter, whose end is a line with a dot.
        client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);
        if (mail.User is { Length: > 0 } user)
            await client.AuthenticateAsync(user, mail.Password ?? "", opening.Token);
    }

    // The peer has answered: what it refuses, it does not have.
    private static SendResult Answered(SmtpCommandException refusal, Dialogue dialogue)
    {
        var code = $"smtp-{(int)refusal.StatusCode}-{(dialogue.HasEnded ? "end" : dialogue.Stage)}";
        if ((int)refusal.StatusCode is not (>= 500 and < 600) || refusal.ErrorCode is SmtpErrorCode.UnexpectedStatusCode)
            return new(SendOutcome.TryAgain, code);
        return new(SpeaksOfRecipient(refusal) ? SendOutcome.NoSuchRecipient : SendOutcome.Refused, code);
    }

    // 5.1.x is « bad destination »; other classes speak of policy, size or content, which say nothing of the person.
    private static bool SpeaksOfRecipient(SmtpCommandException refusal) =>
        refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted
        && refusal.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed
        && (!refusal.Message.StartsWith("5.", StringComparison.Ordinal) || refusal.Message.StartsWith("5.1.", StringComparison.Ordinal));

    // The message is taken: how the peer says goodbye changes nothing.
    private async Task PartAsync(SmtpClient client)
    {
        using var limit = new CancellationTokenSource(PatienceToPart, clock);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception error) when (error is ProtocolException or CommandException or IOException or SocketException or OperationCanceledException)
        {
            client.Dispose();
        }
    }
}
