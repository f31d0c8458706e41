using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pacte.IntegrationTests.Outbox.Peers;

/// <summary>
/// A certificate for 127.0.0.1 and localhost, signed by an authority of its own that publishes its list of revoked certificates; as PEM
/// files, for as long as it is not disposed of.
/// </summary>
internal sealed class PeerCertificate : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pacte-peer-tls-").FullName;
    private readonly OneFileServer list = new();

    public PeerCertificate()
    {
        // The machine's clock, and not the application's: it is the one that certificates are compared with.
        var (from, until) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var root = Authority(from, until);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = Request(key, root).Create(root, from, until, RandomNumberGenerator.GetBytes(8));
        list.Content = new CertificateRevocationListBuilder().Build(root, 1, until, HashAlgorithmName.SHA256, thisUpdate: from);

        File.WriteAllText(AuthorityFile, root.ExportCertificatePem());
        File.WriteAllText(CertificateFile, signed.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    public string AuthorityFile => Path.Combine(folder, "authority.pem");

    public string CertificateFile => Path.Combine(folder, "certificate.pem");

    public string KeyFile => Path.Combine(folder, "key.pem");

    public void Dispose()
    {
        list.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static X509Certificate2 Authority(DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Authority of the tests", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(from, until);
    }

    private CertificateRequest Request(ECDsa key, X509Certificate2 root)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list.Address]));
        return request;
    }
}
