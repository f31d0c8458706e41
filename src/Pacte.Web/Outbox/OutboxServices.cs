namespace Pacte.Web.Outbox;

internal static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<OutboxWriter>()
            .AddSingleton<SessionCancellation>()
            .AddSingleton<DoctorNotice>()
            .AddSingleton<IMessageSender, SmtpSender>()
            .AddSingleton<DeliverMessages>();
    }
}
