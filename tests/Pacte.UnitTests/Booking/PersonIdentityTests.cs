using Pacte.Domain.Booking;

namespace Pacte.UnitTests.Booking;

public sealed class PersonIdentityTests
{
    private static readonly PersonIdentity Louise = new("Lemaître-d’Œuvre", "Éloïse", new(1961, 7, 14), new("+33612345678"));

    [Theory]
    [InlineData("LEMAITRE D'OEUVRE", "Eloise")]
    [InlineData("lemaître d’œuvre", "ÉLOÏSE")]
    [InlineData("  Lemaitre - d Oeuvre ", "éloïse ")]
    public void The_spelling_of_the_day_does_not_change_a_person(string last, string first) =>
        Assert.Equal(Louise.Text, (Louise with { LastName = last, FirstName = first }).Text);

    [Fact]
    public void Each_part_tells_persons_apart()
    {
        Assert.NotEqual(Louise.Text, (Louise with { LastName = "Lemaire" }).Text);
        Assert.NotEqual(Louise.Text, (Louise with { FirstName = null }).Text);
        Assert.NotEqual(Louise.Text, (Louise with { BirthDate = new(1961, 7, 15) }).Text);
        Assert.NotEqual(Louise.Text, (Louise with { Contact = new("+33612345679") }).Text);
    }

    [Fact]
    public void A_full_date_is_written_as_it_always_was() =>
        Assert.Equal("LEMAITREDOEUVRE\nELOISE\n1961-07-14\n+33612345678", Louise.Text);

    [Fact]
    public void Without_a_contact_the_commune_stands_in_its_place()
    {
        var alone = Louise with { Contact = null, CommuneInsee = "80620" };

        Assert.Equal("LEMAITREDOEUVRE\nELOISE\n1961-07-14\ncommune 80620", alone.Text);
        Assert.Equal("LEMAITREDOEUVRE\nELOISE\n1961-07-14\ncommune ", (alone with { CommuneInsee = null }).Text);
        // With one, the commune changes nothing: who is known stays known.
        Assert.Equal(Louise.Text, (Louise with { CommuneInsee = "80620" }).Text);
    }

    [Fact]
    public void Somebody_born_on_a_first_day_is_not_somebody_whose_day_is_unknown()
    {
        var first = Louise with { BirthDate = new(1961, 1, 1) };

        Assert.Equal(
            3, new[] { BirthPrecision.Day, BirthPrecision.Month, BirthPrecision.Year }.Select(known => (first with { Precision = known }).Text).Distinct().Count());
        Assert.Equal("LEMAITREDOEUVRE\nELOISE\n1961\n+33612345678", (first with { Precision = BirthPrecision.Year }).Text);
    }

    [Fact]
    public void Names_do_not_run_into_one_another() =>
        Assert.NotEqual((Louise with { LastName = "MARTIN", FirstName = "ALAIN" }).Text, (Louise with { LastName = "MARTINA", FirstName = "LAIN" }).Text);

    [Fact]
    public void A_name_without_letters_folds_to_nothing() => Assert.Equal("", PersonIdentity.Fold(" -- 12 ’ "));
}
