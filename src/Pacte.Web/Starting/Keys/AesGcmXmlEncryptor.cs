using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Pacte.Web.Starting.Keys;

/// <summary>Seals the secret part of a stored key.</summary>
public sealed class AesGcmXmlEncryptor(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var element = new XElement("sealed", Convert.ToBase64String(master.Encrypt(plain)));
        return new EncryptedXmlInfo(element, typeof(AesGcmXmlDecryptor));
    }
}

/// <summary>Opens what <see cref="AesGcmXmlEncryptor"/> sealed; made by the framework from the type's name kept with the key.</summary>
public sealed class AesGcmXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var master = services.GetService<MasterKey>()
            ?? throw new StartRefusedException($"Les clés de la base sont chiffrées : donnez la même {MasterKey.Setting} qu’à leur création.");
        return XElement.Parse(Encoding.UTF8.GetString(master.Decrypt(Convert.FromBase64String(encryptedElement.Value))));
    }
}
