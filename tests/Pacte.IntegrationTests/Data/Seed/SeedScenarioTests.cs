using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Waiting;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Data.Seed;

namespace Pacte.IntegrationTests.Data.Seed;

public sealed class SeedScenarioTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    // One for the class: the secret of the database is made by the first test and read by the others.
    private static readonly EphemeralDataProtectionProvider Protection = new();

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(database.ConnectionString);
    private readonly ManualClock clock = new();

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => source.DisposeAsync();

    [Fact]
    public async Task The_national_scene_shows_151_zones_and_every_state_the_same_each_time()
    {
        var seeded = await SeedAsync("national");
        await using var db = database.Open();

        Assert.Equal(151, seeded.Zones);
        Assert.Equal(55, await db.PriorityZones.CountAsync(z => !z.IsDemonstration));
        Assert.InRange(seeded.Sites, 175, 185);
        Assert.Equal(400, seeded.Doctors);
        var states = await db.Sessions.Select(s => s.State).Distinct().ToListAsync();
        Assert.Equal([SessionState.Expired], Enum.GetValues<SessionState>().Except(states));
        Assert.Empty(Enum.GetValues<AppointmentState>().Except(await db.Appointments.Select(a => a.State).Distinct().ToListAsync()));
        Assert.Empty(Enum.GetValues<DoctorState>().Except(await db.Doctors.Select(d => d.State).Distinct().ToListAsync()));
        var slots = await db.Slots.Where(s => s.State != SlotState.Closed && s.StartsAt > clock.GetUtcNow()).ToListAsync();
        Assert.InRange(slots.Count(s => s.State is SlotState.Booked) * 100 / slots.Count, 30, 55);
        Assert.False(await db.Sites.AnyAsync(s => !s.IsDemonstration) || await db.Doctors.AnyAsync(d => !d.IsDemonstration));
        Assert.InRange(await db.WaitingEntries.CountAsync(e => e.State == WaitingState.Waiting), 180, 540);
        var offers = await db.SlotOffers.ToListAsync();
        Assert.Equal(3, offers.Count(offer => offer.IsLiveAt(clock.GetUtcNow())));
        await EachAccountHasSomethingToDoAsync();
        await NobodyServesTheirOwnZoneAsync();
        var first = await FingerprintAsync();

        await SeedAsync("national");

        Assert.Equal(first, await FingerprintAsync());
    }

    [Theory]
    [InlineData("region")]
    [InlineData("outremer")]
    public async Task The_same_day_and_seed_give_the_same_rows(string scene)
    {
        await SeedAsync(scene);
        await EachAccountHasSomethingToDoAsync();
        var first = await FingerprintAsync();

        await SeedAsync(scene);

        Assert.Equal(first, await FingerprintAsync());
    }

    [Fact]
    public async Task Another_seed_gives_another_scene()
    {
        await SeedAsync("region");
        var first = await FingerprintAsync();

        await SeedAsync("region", seed: 2);

        Assert.NotEqual(first, await FingerprintAsync());
    }

    [Theory]
    [InlineData("2027-01-01")]
    [InlineData("2026-12-31")]
    [InlineData("2028-02-29")]
    [InlineData("2027-03-28")]
    [InlineData("2027-05-02")]
    public async Task A_scene_stands_on_any_day(string day)
    {
        var other = new ManualClock(DateTimeOffset.Parse(day + "T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

        var seeded = await SeedAsync("outremer", clockOfDay: other);

        Assert.InRange(seeded.Sessions, 20, 400);
    }

    [Fact]
    public async Task Refuses_a_database_that_holds_a_real_site()
    {
        await SeedAsync("region");
        await using var db = database.Open();
        var site = await db.Sites.AsNoTracking().FirstAsync();
        await db.Database.ExecuteSqlAsync($"update sites set is_demonstration = false where id = {site.Id}");

        var result = await Scenario(clock).ExecuteAsync(new("national"), CancellationToken.None);

        await db.Database.ExecuteSqlAsync($"update sites set is_demonstration = true where id = {site.Id}");
        Assert.Equal(SeedRefusal.HoldsRealData, result.Refusal);
        Assert.True(await db.Sites.AnyAsync(s => s.Id == site.Id));
    }

    [Fact]
    public async Task Refuses_a_scene_that_does_not_exist()
    {
        var result = await Scenario(clock).ExecuteAsync(new("nationale"), CancellationToken.None);

        Assert.Equal(SeedRefusal.UnknownScene, result.Refusal);
    }

    private SeedScenario Scenario(TimeProvider at)
    {
        var hash = new KeyedHash(database.Work, Protection);
        return new(database.Work, new ReferenceLoader(source, at), new PatientKeys(hash), new AppointmentLinks(hash, address: null!), at);
    }

    private async Task<SeededScene> SeedAsync(string scene, int seed = SeedScenario.UsualSeed, ManualClock? clockOfDay = null)
    {
        var result = await Scenario(clockOfDay ?? clock).ExecuteAsync(new(scene, seed), CancellationToken.None);
        Assert.True(result.IsDone, $"Refused: {result.Refusal}");
        return result.Value!;
    }

    private async Task EachAccountHasSomethingToDoAsync()
    {
        await using var db = database.Open();
        var accounts = await db.StaffAccounts.ToListAsync();
        var doctors = accounts.Where(a => a.Role is Role.Doctor).Select(a => a.DoctorId).ToList();
        var desks = accounts.Where(a => a.Role is Role.FrontDesk).Select(a => a.SiteId).ToList();

        Assert.All(accounts, account => Assert.True(account.IsDemonstration));
        Assert.Single(accounts, account => account.Role is Role.National);
        Assert.Equal(await db.Sites.Select(s => s.RegionCode).Distinct().CountAsync(), accounts.Count(a => a.Role is Role.Ars));
        Assert.True(await db.Sessions.AnyAsync(s => doctors.Contains(s.DoctorId) && s.State == SessionState.Proposed));
        Assert.True(await db.Sessions.AnyAsync(s => desks.Contains(s.SiteId) && s.State == SessionState.AcceptedByDoctor));
        var today = await db.Sessions.Where(s => desks.Contains(s.SiteId) && s.State == SessionState.Open && s.LocalDate == Today)
            .Select(s => s.Id).ToListAsync();
        Assert.NotEmpty(today);
        Assert.InRange(await db.Appointments.CountAsync(a => today.Contains(a.SessionId) && a.State == AppointmentState.Booked), 5, 60);
    }

    private async Task NobodyServesTheirOwnZoneAsync()
    {
        await using var db = database.Open();

        var own = await (from session in db.Sessions
                         join doctor in db.Doctors on session.DoctorId equals doctor.Id
                         join site in db.Sites on session.SiteId equals site.Id
                         where site.EpciSiren == doctor.OwnEpciSiren
                         select session.Id).CountAsync();

        Assert.Equal(0, own);
        Assert.Equal(0, await db.DoctorMonths.CountAsync(m => m.Used > DoctorMonth.UsualCap));
    }

    private async Task<string> FingerprintAsync()
    {
        const string Tables =
            "priority_zones sites site_needs doctors doctor_months offers exemptions sessions slots persons appointments waiting_entries slot_offers staff_accounts";
        var sums = new List<string>();
        await using var connection = await database.OpenAsync();
        foreach (var table in Tables.Split(' '))
        {
            var sql = $"select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from {table} t";
            await using var command = new NpgsqlCommand(sql, connection);
            sums.Add($"{table} {await command.ExecuteScalarAsync()}");
        }

        return string.Join('\n', sums);
    }
}
