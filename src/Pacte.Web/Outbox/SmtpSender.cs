using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Pacte.Domain.Messages;

namespace Pacte.Web.Outbox;

/// <summary>Sends e-mails by SMTP, each with the message's id as Message-ID, so that a second copy can be told from a second message.</summary>
public sealed class SmtpSender(IOptions<MailOptions> options) : IMessageSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public bool Sends(MessageChannel channel) => channel is MessageChannel.Email && options.Value.IsSet;

    public async Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken ct)
    {
        var mail = options.Value;
        using var client = new SmtpClient(mail.Host, mail.Port)
        {
            EnableSsl = mail.UseTls,
            Credentials = mail.User is null ? null : new NetworkCredential(mail.User, mail.Password),
        };
        using var letter = Letter(message, mail.From);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(letter, patience.Token);
            return SendOutcome.Sent;
        }
        catch (SmtpFailedRecipientException)
        {
            return SendOutcome.Refused;
        }
        catch (Exception e) when (e is SmtpException or SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return SendOutcome.TryAgain;
        }
    }

    private static MailMessage Letter(OutboxMessage message, string from)
    {
        var letter = new MailMessage(from, message.Address)
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = message.Body,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
        letter.Headers.Add("Message-ID", $"<{message.Id:N}@pacte>");
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.CalendarFile is { } calendar)
            letter.Attachments.Add(Attachment.CreateAttachmentFromString(calendar, "rendez-vous.ics", Encoding.UTF8, "text/calendar"));
        return letter;
    }
}
