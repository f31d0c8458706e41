using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Access;

/// <summary>
/// HMAC-SHA256 under a secret that the service makes once and keeps in its database, protected.
/// Identities, contacts and codes are looked up by it, so that a stolen table cannot be searched by name or number.
/// </summary>
public sealed class KeyedHash(UnitOfWork work, IDataProtectionProvider protection)
{
    private const string KeyName = "keyed-hash";

    // On the pool: waiting for it on a page's own synchronisation context would wait for itself.
    private readonly Lazy<Task<byte[]>> key = new(() => Task.Run(() => LoadAsync(work, protection.CreateProtector(KeyName))));

    /// <summary>Reads the secret. Awaited before anybody is served: first asked for by a rush of requests, it would hold a thread of each.</summary>
    public Task ReadyAsync() => key.Value;

    /// <summary>The hash of <paramref name="text"/> for one <paramref name="purpose"/>; hashes of two purposes never meet.</summary>
    public byte[] Of(string purpose, string text) => HMACSHA256.HashData(key.Value.GetAwaiter().GetResult(), Encoding.UTF8.GetBytes($"{purpose}\n{text}"));

    /// <summary>The same, as 64 hexadecimal digits.</summary>
    public string OfText(string purpose, string text) => Convert.ToHexStringLower(Of(purpose, text));

    private static Task<byte[]> LoadAsync(UnitOfWork work, IDataProtector protector) =>
        work.ReadAsync(Scope.Service, async db =>
        {
            var fresh = protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            await db.Database.ExecuteSqlAsync(
                $"insert into service_keys (name, protected_value) values ({KeyName}, {fresh}) on conflict do nothing");
            var stored = await db.ServiceKeys.SingleAsync(k => k.Name == KeyName);
            return Convert.FromBase64String(protector.Unprotect(stored.ProtectedValue));
        });
}
