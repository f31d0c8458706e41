using Pacte.Domain.Booking;

namespace Pacte.Web.Access;

/// <summary>The keyed hashes by which a patient is found again: nothing readable is ever indexed.</summary>
public sealed class PatientKeys(KeyedHash hash)
{
    public byte[] OfPerson(PersonIdentity identity) => hash.Of("person", identity.Text);

    /// <summary>What persons of one name and birth date share.</summary>
    public byte[] OfHomonyms(PersonIdentity identity) => hash.Of("homonyms", identity.HomonymText);

    public byte[] OfContact(Contact contact) => hash.Of("contact", contact.Value);

    /// <summary>A code is worth something for one draft and one contact only.</summary>
    public byte[] OfCode(Guid draftId, Contact contact, string code) => hash.Of("booking-code", $"{draftId:N}\n{contact.Value}\n{code}");
}
