using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Data.Configurations;

internal sealed class AppointmentTable : IEntityTypeConfiguration<Appointment>
{
    public void Configure(EntityTypeBuilder<Appointment> table)
    {
        table.HasIndex(a => a.Reference).IsUnique();
        table.HasIndex(a => a.SubmissionId).IsUnique().HasDatabaseName(ConstraintNames.FormMakesOneAppointment);
        table.HasIndex(a => a.SlotId).IsUnique()
            .HasFilter("state in ('Booked', 'Attended', 'NoShow')")
            .HasDatabaseName(ConstraintNames.SlotHasOneActiveAppointment);
        table.HasIndex(a => a.SessionId);
        table.HasIndex(a => a.PersonId);
        table.HasIndex(a => a.StartsAt).HasFilter("state = 'Booked'").HasDatabaseName("appointments_to_remind");
        table.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        table.HasOne<Slot>().WithMany()
            .HasForeignKey(a => new { a.SlotId, a.StartsAt, a.EndsAt })
            .HasPrincipalKey(s => new { s.Id, s.StartsAt, s.EndsAt })
            .OnDelete(DeleteBehavior.Restrict);
        table.ToTable(t => t.HasCheckConstraint(ConstraintNames.OnlyAbsenceIsExcused, "excused_at is null or state = 'NoShow'"));
        table.Property(a => a.Channel).HasDefaultValue(BookingChannel.Web);
        table.HasIndex(a => new { a.AssistedBy, a.BookedAt }).HasFilter("assisted_by is not null").HasDatabaseName("appointments_of_helper");
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.AssistedAppointmentIsWhole,
            "num_nonnulls(assisted_by, agreed_at, agreement_version) = case channel when 'Web' then 0 else 3 end"));
    }
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.HasIndex(p => p.IdentityKey).IsUnique().HasDatabaseName(ConstraintNames.PersonIsOnePerIdentity);
        table.HasIndex(p => p.ContactKey);
    }
}

internal sealed class BookingDraftTable : IEntityTypeConfiguration<BookingDraft>
{
    public void Configure(EntityTypeBuilder<BookingDraft> table)
    {
        table.HasOne<Slot>().WithMany().HasForeignKey(d => d.SlotId).OnDelete(DeleteBehavior.Cascade);
        table.HasOne<WaitingEntry>().WithMany().HasForeignKey(d => d.EntryId).OnDelete(DeleteBehavior.Cascade);
        table.HasIndex(d => d.HeldUntil);
        table.HasIndex(d => new { d.NetworkKey, d.Seat }).IsUnique().HasFilter("seat is not null")
            .HasDatabaseName(ConstraintNames.SeatHasOneHold);
        table.HasIndex(d => d.HelperId).HasFilter("helper_id is not null").HasDatabaseName("booking_drafts_of_helper");
        table.Ignore(d => d.IsDone);
    }
}
