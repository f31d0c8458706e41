using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Waiting;

namespace Pacte.Web.Data.Configurations;

/// <summary>What the rights of a person need of the tables of persons, drafts, messages and waits.</summary>
internal sealed class RightsTables :
    IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<BookingDraft>, IEntityTypeConfiguration<OutboxMessage>,
    IEntityTypeConfiguration<WaitingEntry>, IEntityTypeConfiguration<SlotOffer>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.Ignore(p => p.IsErased);
        table.HasIndex(p => p.CreatedAt).HasFilter("erased_at is null").HasDatabaseName("persons_known");
        table.ToTable(t => t.HasCheckConstraint(
            ConstraintNames.ErasedPersonIsNobody,
            """
            case when erased_at is null then (contact is null) = (contact_key is null) and last_name <> ''
                 else first_name = '' and last_name = '' and contact is null and contact_key is null and phone is null
                  and birth_date = '-infinity' and commune_insee is null and homonym_key is null end
            """));
    }

    public void Configure(EntityTypeBuilder<BookingDraft> table)
    {
        table.Property(d => d.ForRights).HasDefaultValue(false);
        table.ToTable(t => t.HasCheckConstraint(ConstraintNames.DraftWantsOneThing, "num_nonnulls(slot_id, wish) + for_rights::int = 1"));
    }

    public void Configure(EntityTypeBuilder<OutboxMessage> table) => table.HasIndex(m => m.RecipientKey);

    // The other indexes of these two hold only who waits now.
    public void Configure(EntityTypeBuilder<WaitingEntry> table) => table.HasIndex(e => e.PersonId);

    public void Configure(EntityTypeBuilder<SlotOffer> table) => table.HasIndex(o => o.PersonId, "slot_offers_of_person");
}
