using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace Pacte.Web.Starting.Keys;

/// <summary>
/// The keys that protect cookies and forms live in the database, for all nodes, encrypted by a key of the settings.
/// Only development goes without.
/// </summary>
internal static class KeyServices
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var master = MasterKey.From(builder.Configuration);
        if (master is null && !builder.Environment.IsDevelopment())
            throw new StartRefusedException(
                $"Le réglage {MasterKey.Setting.Replace(":", "__", StringComparison.Ordinal)} manque : c’est la clé qui chiffre en base "
                + "les clés des cookies et des formulaires. Donnez 32 octets en base64 (par exemple : openssl rand -base64 32), "
                + "les mêmes pour toutes les instances, et gardez-les.");
        if (master is not null)
            builder.Services.AddSingleton(master);
        builder.Services.AddDataProtection().SetApplicationName("pacte");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<NpgsqlDataSource>((keys, database) =>
        {
            keys.XmlRepository = new KeyRepository(database);
            keys.XmlEncryptor = master is null ? null : new AesGcmXmlEncryptor(master);
        });
    }
}
