using Pacte.Domain.Booking;
using Pacte.Web.Access;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>
/// Fictional people, under the same keys as anybody: what they get can be opened and found again. Their numbers are in 06 39 98, which the
/// regulator keeps for fiction, and their addresses under <c>.test</c>: whatever is sent reaches nobody.
/// </summary>
internal sealed class DemoPersons(SceneDay day, PatientKeys keys)
{
    private readonly SeedRandom random = day.Random("persons");
    private int persons;

    public Person New(DateTimeOffset at)
    {
        var (first, last) = FictionalNames.Pick(random);
        var number = persons++;
        var contact = Contact.Parse(random.Chance(70) && number < FictionalNumbers.Count
            ? FictionalNumbers.Mobile(number)
            : FictionalNames.Mail(first, last, number + 1)).Value!;
        var identity = new PersonIdentity(last, first, day.Today.AddDays(-365 * Age() - random.Below(365)), contact);
        return new Person
        {
            Id = random.Id(),
            IdentityKey = keys.OfPerson(identity),
            ContactKey = keys.OfContact(contact),
            HomonymKey = keys.OfHomonyms(identity),
            FirstName = first,
            LastName = last,
            BirthDate = identity.BirthDate,
            Contact = contact.Value,
            CreatedAt = at,
        };
    }

    /// <summary>Gives a person the name and the birth date of another, not their contact.</summary>
    public void MakeNamesake(Person person, Person other)
    {
        (person.FirstName, person.LastName, person.BirthDate) = (other.FirstName, other.LastName, other.BirthDate);
        var identity = new PersonIdentity(person.LastName, person.FirstName, person.BirthDate, new Contact(person.Contact!));
        (person.IdentityKey, person.HomonymKey) = (keys.OfPerson(identity), keys.OfHomonyms(identity));
    }

    // Children and old people come more often.
    private int Age() => random.Below(10) switch
    {
        < 2 => random.Between(1, 15),
        < 5 => random.Between(16, 59),
        _ => random.Between(60, 93),
    };
}
