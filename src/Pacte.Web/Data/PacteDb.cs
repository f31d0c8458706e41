using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Audit;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Messages;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Waiting;
using Pacte.Web.Data.Configurations;

namespace Pacte.Web.Data;

/// <summary>
/// The database. Created by <see cref="UnitOfWork"/> for one use case, with the scope of who acts:
/// private rows outside that scope do not exist (see <see cref="ScopeFilters"/>).
/// </summary>
public sealed class PacteDb(DbContextOptions<PacteDb> options) : DbContext(options)
{
    private readonly HashSet<Slot> slotsSaved = [];

    /// <summary>Whose rows exist for this context.</summary>
    public Scope Scope { get; set; } = Scope.None;

    /// <summary>The slots that this context has written.</summary>
    public IReadOnlyCollection<Slot> SlotsSaved => slotsSaved;

    /// <summary>Taken from the pool for another use case, by whoever acts now.</summary>
    internal void Begin(Scope scope)
    {
        Scope = scope;
        slotsSaved.Clear();
    }

    public DbSet<Commune> Communes => Set<Commune>();
    public DbSet<Epci> Epcis => Set<Epci>();
    public DbSet<Departement> Departements => Set<Departement>();
    public DbSet<PriorityZone> PriorityZones => Set<PriorityZone>();
    public DbSet<DepartementAdvice> DepartementAdvice => Set<DepartementAdvice>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<SiteNeed> SiteNeeds => Set<SiteNeed>();
    public DbSet<Doctor> Doctors => Set<Doctor>();
    public DbSet<DoctorMonth> DoctorMonths => Set<DoctorMonth>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<Exemption> Exemptions => Set<Exemption>();
    public DbSet<Exclusion> Exclusions => Set<Exclusion>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Plan> Plans => Set<Plan>();
    public DbSet<PlanPlacement> PlanPlacements => Set<PlanPlacement>();
    public DbSet<PlanUnplaced> PlanUnplaced => Set<PlanUnplaced>();
    public DbSet<PlanZone> PlanZones => Set<PlanZone>();
    public DbSet<PlanWithdrawal> PlanWithdrawals => Set<PlanWithdrawal>();
    public DbSet<PlanRefusedPin> PlanRefusedPins => Set<PlanRefusedPin>();
    public DbSet<PlanChoice> PlanChoices => Set<PlanChoice>();
    public DbSet<Slot> Slots => Set<Slot>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<HomonymPair> HomonymPairs => Set<HomonymPair>();
    public DbSet<BookingDraft> BookingDrafts => Set<BookingDraft>();
    public DbSet<WaitingEntry> WaitingEntries => Set<WaitingEntry>();
    public DbSet<SlotOffer> SlotOffers => Set<SlotOffer>();
    public DbSet<RegionSettings> RegionSettings => Set<RegionSettings>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<MessagePolicy> MessagePolicies => Set<MessagePolicy>();
    public DbSet<StoppedChannel> StoppedChannels => Set<StoppedChannel>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<ServiceKey> ServiceKeys => Set<ServiceKey>();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        slotsSaved.UnionWith(ChangeTracker.Entries<Slot>().Where(slot => slot.State is not EntityState.Unchanged).Select(slot => slot.Entity));
        var looks = ChangeTracker.AutoDetectChangesEnabled;
        try
        {
            // What changed was just looked for.
            ChangeTracker.AutoDetectChangesEnabled = false;
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = looks;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<DayParts>().HaveConversion<int>();
        configurationBuilder.Properties<WeekDays>().HaveConversion<int>();
        configurationBuilder.Properties<WaitingWish>().HaveConversion<WishJson>().HaveColumnType("jsonb");
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PacteDb).Assembly);
        ScopeFilters.Apply(modelBuilder, this);
        NamingConventions.Apply(modelBuilder);
    }
}
