using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking.Taking;

/// <summary>Everybody passes: a form that asks what a person cannot answer sends them away.</summary>
public sealed class PatientFormTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Theory]
    [InlineData("Nguyễn", "Thị Minh Khai")]
    [InlineData("De La Fontaine-Ben Saïd", "Jean-Pierre")]
    [InlineData("O’Neill", null)]
    [InlineData("محمد", null)]
    [InlineData("Ng", "Ô")]
    public async Task Any_name_is_booked_with_or_without_a_first_name(string last, string? first)
    {
        var open = await Given.OpenSessionAsync();
        var form = SomebodyNew();
        (form.LastName, form.FirstName) = (last, first);

        var person = await PersonAsync(await BookAsync(open.Slots[0], form));

        Assert.Equal((last, first ?? "", "80620"), (person.LastName, person.FirstName, person.CommuneInsee));
    }

    [Fact]
    public async Task Homonyms_born_on_one_day_are_two_persons_by_their_contacts()
    {
        var open = await Given.OpenSessionAsync();
        var (one, other) = (SomebodyNew(), SomebodyNew());
        other.LastName = one.LastName;

        var first = await BookAsync(open.Slots[0], one);
        var second = await BookAsync(open.Slots[1], other);

        Assert.NotEqual(first.PersonId, second.PersonId);
    }

    [Theory]
    [InlineData("", "3", "1948", BirthPrecision.Month, "1948-03-01")]
    [InlineData("", "", "1948", BirthPrecision.Year, "1948-01-01")]
    public async Task An_unknown_day_or_month_is_said_by_a_box_and_kept_as_such(
        string day, string month, string year, BirthPrecision precision, string date)
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var page = await patient.TakeAsync(open.Slots[0]);
        var refused = await WithBirth(page).SubmitAsync("Recevoir mon code");
        Assert.Contains("Cette date n’existe pas", refused.Text);
        var code = await WithBirth(refused).Tick("Input.Birth.Partial").SubmitAsync("Recevoir mon code");
        Assert.Equal("Écrivez le code reçu", code.Heading);
        var booked = await patient.ConfirmAsync(code);

        Assert.StartsWith("C’est réservé", booked.Heading);
        var person = await PersonOfAsync(patient.Contact);
        Assert.Equal((DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), precision), (person.BirthDate, person.BirthPrecision));

        Form WithBirth(Page form) =>
            Filled(form, patient).Fill("Input.Birth.Day", day).Fill("Input.Birth.Month", month).Fill("Input.Birth.Year", year);
    }

    [Theory]
    [InlineData("moi", Relation.Self)]
    [InlineData("enfant", Relation.Child)]
    [InlineData("proche", Relation.Relative)]
    public async Task The_appointment_says_whom_it_is_for(string choice, Relation relation)
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var page = await patient.TakeAsync(open.Slots[0]);

        var code = await Filled(page, patient).Fill("Input.For", choice).SubmitAsync("Recevoir mon code");
        await patient.ConfirmAsync(code);

        var person = await PersonOfAsync(patient.Contact);
        await using var db = App.Database.Open();
        Assert.Equal(relation, (await db.Appointments.SingleAsync(a => a.PersonId == person.Id)).Relation);
    }

    [Fact]
    public async Task A_place_of_several_communes_gives_a_list_to_choose_from()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var page = await patient.TakeAsync(open.Slots[0]);

        var list = await Filled(page, patient).Fill("Input.Commune", "80").SubmitAsync("Recevoir mon code");
        Assert.Contains("Choisissez la commune dans la liste", list.Text);
        Assert.True(list.Document.QuerySelectorAll("[name='Input.CommuneCode']").Length > 2);
        var code = await Filled(list, patient, commune: null).Fill("Input.CommuneCode", "80620").SubmitAsync("Recevoir mon code");
        await patient.ConfirmAsync(code);

        Assert.Equal("80620", (await PersonOfAsync(patient.Contact)).CommuneInsee);
    }

    [Fact]
    public async Task Somebody_from_abroad_or_without_an_address_is_stopped_by_no_commune()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var page = await patient.TakeAsync(open.Slots[0]);

        var unknown = await Filled(page, patient).Fill("Input.Commune", "Xqwzkjh").SubmitAsync("Recevoir mon code");
        Assert.Contains("Nous ne trouvons pas cette commune", unknown.Text);
        Assert.Equal("Xqwzkjh", unknown.Find("[name='Input.Commune']").GetAttribute("value"));
        var code = await Filled(unknown, patient, commune: null).Tick("Input.Elsewhere").SubmitAsync("Recevoir mon code");
        await patient.ConfirmAsync(code);

        Assert.Null((await PersonOfAsync(patient.Contact)).CommuneInsee);
    }

    [Fact]
    public async Task A_code_of_a_commune_that_was_not_typed_counts_for_nothing()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        var page = await patient.TakeAsync(open.Slots[0]);
        var list = await Filled(page, patient).Fill("Input.Commune", "80").SubmitAsync("Recevoir mon code");

        await Filled(list, patient, commune: "97115").Fill("Input.CommuneCode", "80620").SubmitAsync("Recevoir mon code");

        await using var db = App.Database.Open();
        Assert.Equal("97129", (await db.BookingDrafts.SingleAsync(d => d.Contact == patient.Contact)).CommuneInsee);
    }

    private static Form Filled(Page page, Patient patient, string? commune = "Péronne")
    {
        var form = page.Form()
            .Fill("Input.LastName", patient.LastName)
            .Fill("Input.Birth.Day", "14").Fill("Input.Birth.Month", "7").Fill("Input.Birth.Year", "1961")
            .Fill("Input.Contact", patient.Contact)
            .Fill("Input.Treating", "non");
        return commune is null ? form : form.Fill("Input.Commune", commune);
    }

    private async Task<Person> PersonAsync(Appointment appointment)
    {
        await using var db = App.Database.Open();
        return await db.Persons.SingleAsync(p => p.Id == appointment.PersonId);
    }

    private async Task<Person> PersonOfAsync(string contact)
    {
        await using var db = App.Database.Open();
        return await db.Persons.SingleAsync(p => p.Contact == contact);
    }
}
