using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Messages;

namespace Pacte.Web.Data.Configurations;

internal sealed class OutboxMessageTable : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> table)
    {
        table.HasIndex(m => new { m.EventKey, m.RecipientKey, m.Channel }).IsUnique().HasDatabaseName(ConstraintNames.MessageIsOnePerEvent);
        table.Property(m => m.IsOnDemand).HasDefaultValue(true);
        table.Property(m => m.Kind).HasDefaultValue(MessageKind.Notice);
        table.HasIndex(m => new { m.Channel, m.ExpiresAt }).HasFilter("state = 'Waiting'").HasDatabaseName("outbox_messages_waiting");
        table.HasIndex(m => m.AppointmentId).HasFilter("appointment_id is not null");
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.MessageIsClaimedInTime, "claimed_at is null or claimed_at < expires_at"));
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.MessageNamesItsAppointment, "appointment_starts_at is null or appointment_id is not null"));
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.CallIsAboutAnAppointment, "channel <> 'Call' or (appointment_id is not null and address = '' and claimed_at is null)"));
        table.ToTable(t => t.HasCheckConstraint(ConstraintNames.CallIsWhole, "(told_at is null) = (told_by is null)"));
    }
}

internal sealed class MessagePolicyTable : IEntityTypeConfiguration<MessagePolicy>
{
    public void Configure(EntityTypeBuilder<MessagePolicy> table)
    {
        table.HasKey(p => new { p.Kind, p.Channel });
        table.ToTable("message_policies", t => t.HasCheckConstraint(
            ConstraintNames.PolicyIsWhole,
            "(quiet_from is null) = (quiet_to is null) and (lead is null) = (lasts is null) and per_person_cap > 0"));
    }
}

internal sealed class StoppedChannelTable : IEntityTypeConfiguration<StoppedChannel>
{
    public void Configure(EntityTypeBuilder<StoppedChannel> table) => table.HasKey(s => new { s.RecipientKey, s.Channel });
}
