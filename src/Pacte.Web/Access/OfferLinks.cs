using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pacte.Web.Languages;

namespace Pacte.Web.Access;

/// <summary>The links by which somebody answers an offer, or follows their place in the waiting list: an id, and a key of 128 bits signed by the service's secret.</summary>
public sealed class OfferLinks(KeyedHash hash, PublicAddress address)
{
    public const string RulesPath = "/regles#liste-attente";

    private const int KeyBytes = 16;

    public string OfferPath(Guid offerId) => $"/proposition/{offerId:N}?cle={KeyOf("slot-offer", offerId)}";

    public string OfferUrl(Guid offerId) => address.Of(Speech.To(OfferPath(offerId)));

    public string EntryPath(Guid entryId) => $"/liste-attente/{entryId:N}?cle={KeyOf("waiting-entry", entryId)}";

    public string EntryUrl(Guid entryId) => address.Of(Speech.To(EntryPath(entryId)));

    public string RulesUrl => address.Of(Speech.To(RulesPath));

    /// <summary>Whether a key opens the offer, in a time that says nothing.</summary>
    public bool OpensOffer(string? key, Guid offerId) => Opens(key, KeyOf("slot-offer", offerId));

    public bool OpensEntry(string? key, Guid entryId) => Opens(key, KeyOf("waiting-entry", entryId));

    private string KeyOf(string purpose, Guid id) =>
        Base64Url.EncodeToString(hash.Of($"{purpose}-link", id.ToString("N")).AsSpan(0, KeyBytes));

    private static bool Opens(string? key, string right) =>
        key is { Length: < 100 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(right));
}
