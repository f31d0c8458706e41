using Microsoft.Extensions.Options;
using Pacte.Domain.Messages;
using Pacte.Web.Outbox.Sms;
using Pacte.Web.Outbox.Smtp;

namespace Pacte.Web.Outbox;

/// <summary>In Development, for a channel without a provider: messages go no further than /dev/messages, where they show as sent.</summary>
public sealed class DevelopmentSender(
    MessageChannel channel, IHostEnvironment environment, IOptions<MailOptions> mail, IOptions<SmsOptions> sms) : IMessageSender
{
    public MessageChannel Channel => channel;

    public bool IsReady => environment.IsDevelopment() && !(channel is MessageChannel.Sms ? sms.Value.IsSet : mail.Value.IsSet);

    public TimeSpan Patience => TimeSpan.FromSeconds(1);

    public Task<SendResult> SendAsync(OutboxMessage message, CancellationToken patience) =>
        Task.FromResult(new SendResult(SendOutcome.Sent));
}
