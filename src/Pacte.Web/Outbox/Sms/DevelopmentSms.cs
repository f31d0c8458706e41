using Microsoft.Extensions.Options;
using Pacte.Domain.Messages;

namespace Pacte.Web.Outbox.Sms;

/// <summary>In Development and without a provider: messages go no further than /dev/messages, where they show as sent.</summary>
public sealed class DevelopmentSms(IHostEnvironment environment, IOptions<SmsOptions> options) : IMessageSender
{
    public MessageChannel Channel => MessageChannel.Sms;

    public bool IsReady => environment.IsDevelopment() && !options.Value.IsSet;

    public TimeSpan Patience => TimeSpan.FromSeconds(1);

    public Task<SendResult> SendAsync(OutboxMessage message, CancellationToken patience) =>
        Task.FromResult(new SendResult(SendOutcome.Sent));
}
