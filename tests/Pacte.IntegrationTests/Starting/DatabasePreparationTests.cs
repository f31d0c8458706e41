using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Pacte.TestKit;
using Pacte.Web.Data;
using Pacte.Web.Starting;
using Pacte.Web.Starting.Keys;

namespace Pacte.IntegrationTests.Starting;

public sealed class DatabasePreparationTests(TestPostgres postgres)
{
    private static readonly MasterKey Master = new([.. Enumerable.Repeat((byte)7, 32)]);

    [Fact]
    public async Task Nodes_that_start_together_migrate_once_and_share_one_key()
    {
        var address = await postgres.CreateAsync(DatabaseTemplate.Empty);
        await using var nodes = new Nodes(address, Master);

        await Race.RunAsync(3, nodes.AddAsync, async node =>
        {
            await node.GetRequiredService<DatabasePreparation>().MigrateAsync(CancellationToken.None);
            return true;
        });
        var secrets = nodes.All.Select(node => node.GetDataProtector("test").Protect("bonjour")).ToList();

        Assert.All(nodes.All, node => Assert.All(secrets, secret => Assert.Equal("bonjour", node.GetDataProtector("test").Unprotect(secret))));
        await using var db = new PacteDb(nodes.All[0].GetRequiredService<DbContextOptions<PacteDb>>());
        var key = Assert.Single(await db.DataProtectionKeys.ToListAsync());
        Assert.Contains("sealed", key.Xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", key.Xml, StringComparison.Ordinal);
        await postgres.DropAsync(address);
    }

    [Fact]
    public void Sealed_bytes_open_under_their_own_key_only()
    {
        var sealedBytes = Master.Encrypt([1, 2, 3]);

        Assert.Equal([1, 2, 3], Master.Decrypt(sealedBytes));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => new MasterKey(new byte[32]).Decrypt(sealedBytes));
        sealedBytes[^1] ^= 1;
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => Master.Decrypt(sealedBytes));
    }

    /// <summary>What a node composes to prepare its database, several times over.</summary>
    private sealed class Nodes(string address, MasterKey master) : IAsyncDisposable
    {
        private readonly Lock gate = new();
        private readonly List<ServiceProvider> all = [];

        public IReadOnlyList<IServiceProvider> All => all;

        public Task<ServiceProvider> AddAsync(int index)
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton(TimeProvider.System);
            services.AddSingleton(_ => NpgsqlDataSource.Create(address));
            services.AddSingleton(provider => RowLocks.OptionsFor(provider.GetRequiredService<NpgsqlDataSource>()).Options);
            services.AddSingleton<StartProbe>();
            services.AddSingleton<DatabasePreparation>();
            services.AddSingleton(master);
            services.AddDataProtection().SetApplicationName("pacte");
            services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, source) =>
            {
                keys.XmlRepository = new KeyRepository(source);
                keys.XmlEncryptor = new AesGcmXmlEncryptor(master);
            });
            var node = services.BuildServiceProvider();
            lock (gate)
                all.Add(node);
            return Task.FromResult(node);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var node in all)
                await node.DisposeAsync();
        }
    }
}
