using Pacte.Domain.Messages;
using Pacte.Web.Outbox.Sms;
using Pacte.Web.Outbox.Smtp;

namespace Pacte.Web.Outbox;

internal static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<SmsOptions>().BindConfiguration(SmsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<OutboxWriter>()
            .AddSingleton<AppointmentCalendar>()
            .AddSingleton<DoctorNotice>()
            .AddSingleton<StoppedChannels>()
            .AddSingleton<MessageQueue>()
            .AddSingleton<IMessageSender, SmtpSender>()
            .AddSingleton<IMessageSender>(provider => ActivatorUtilities.CreateInstance<SmsSender>(provider, SmsConnection.NewClient()))
            .AddDevelopmentSender(MessageChannel.Email)
            .AddDevelopmentSender(MessageChannel.Sms)
            .AddSingleton<DeliverMessages>()
            .AddSingleton<RecordReceipt>();
    }

    private static IServiceCollection AddDevelopmentSender(this IServiceCollection services, MessageChannel channel) =>
        services.AddSingleton<IMessageSender>(provider => ActivatorUtilities.CreateInstance<DevelopmentSender>(provider, channel));
}
