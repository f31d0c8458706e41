using Pacte.Domain.Booking;

namespace Pacte.UnitTests.Booking;

public sealed class ContactTests
{
    [Theory]
    [InlineData("06 12 34 56 78", "+33612345678")]
    [InlineData("07.12.34.56.78", "+33712345678")]
    [InlineData("612345678", "+33612345678")]
    [InlineData("+33 6 12 34 56 78", "+33612345678")]
    [InlineData("0033612345678", "+33612345678")]
    [InlineData("+33 (0)6-12-34-56-78", "+33612345678")]
    [InlineData("06\u00A012\u00A034\u00A056\u00A078", "+33612345678")]
    public void A_mobile_is_folded_to_one_number(string typed, string folded) => Assert.Equal(folded, Contact.Parse(typed).Value!.Value);

    [Theory]
    [InlineData("0690 12 34 56", "+590690123456")]
    [InlineData("0691123456", "+590691123456")]
    [InlineData("0694 12 34 56", "+594694123456")]
    [InlineData("0696 12 34 56", "+596696123456")]
    [InlineData("0697 12 34 56", "+596697123456")]
    [InlineData("0692 12 34 56", "+262692123456")]
    [InlineData("0693 12 34 56", "+262693123456")]
    [InlineData("0639 12 34 56", "+262639123456")]
    [InlineData("+590 690 12 34 56", "+590690123456")]
    [InlineData("+33 690 12 34 56", "+590690123456")]
    public void An_overseas_mobile_takes_its_own_country_code(string typed, string folded) =>
        Assert.Equal(folded, Contact.Parse(typed).Value!.Value);

    [Theory]
    [InlineData("+44 7911 123456", "+447911123456")]
    [InlineData("+32 470 12 34 56", "+32470123456")]
    [InlineData("00352 621 123 456", "+352621123456")]
    public void Another_country_keeps_its_prefix(string typed, string folded) => Assert.Equal(folded, Contact.Parse(typed).Value!.Value);

    [Theory]
    [InlineData("Louise.Carlier@Exemple.FR", "louise.carlier@exemple.fr")]
    [InlineData("  a+b@mail.example.org ", "a+b@mail.example.org")]
    public void An_address_is_in_lower_case(string typed, string folded) => Assert.Equal(folded, Contact.Parse(typed).Value!.Value);

    [Theory]
    [InlineData(null, ContactRefusal.Missing)]
    [InlineData("   ", ContactRefusal.Missing)]
    [InlineData("06 12 34 5", ContactRefusal.NumberTooShort)]
    [InlineData("06 12 34 56 78 9", ContactRefusal.NumberTooLong)]
    [InlineData("03 22 12 34 56", ContactRefusal.Landline)]
    [InlineData("+33 3 22 12 34 56", ContactRefusal.Landline)]
    [InlineData("0590 12 34 56", ContactRefusal.Landline)]
    [InlineData("Louise Carlier", ContactRefusal.Unreadable)]
    [InlineData("06 12 AB 56 78", ContactRefusal.Unreadable)]
    [InlineData("+44 12", ContactRefusal.NumberTooShort)]
    [InlineData("+44 7911 123456 7890", ContactRefusal.NumberTooLong)]
    [InlineData("louise@", ContactRefusal.EmailMalformed)]
    [InlineData("@exemple.fr", ContactRefusal.EmailMalformed)]
    [InlineData("louise@exemple", ContactRefusal.EmailMalformed)]
    [InlineData("louise@@exemple.fr", ContactRefusal.EmailMalformed)]
    [InlineData("louise carlier@exemple.fr", ContactRefusal.EmailMalformed)]
    [InlineData("louise@exemple..fr", ContactRefusal.EmailMalformed)]
    [InlineData("a@b.fr, c@d.fr", ContactRefusal.EmailMalformed)]
    [InlineData("a@b.fr\r\nBcc: c@d.fr", ContactRefusal.EmailMalformed)]
    public void What_cannot_be_reached_is_refused_with_its_reason(string? typed, ContactRefusal refusal) =>
        Assert.Equal(refusal, Contact.Parse(typed).Refusal);

    [Theory]
    [InlineData("03 22 84 01 02", "+33322840102")]
    [InlineData("09.52.12.34.56", "+33952123456")]
    [InlineData("+33 (0)3 22 84 01 02", "+33322840102")]
    [InlineData("0033322840102", "+33322840102")]
    [InlineData("0590 12 34 56", "+590590123456")]
    [InlineData("+262 262 12 34 56", "+262262123456")]
    [InlineData("0269 12 34 56", "+262269123456")]
    [InlineData("0594123456", "+594594123456")]
    [InlineData("0596 12 34 56", "+596596123456")]
    public void A_landline_is_folded_to_one_number(string typed, string folded)
    {
        Assert.Equal(folded, Contact.ReadLandline(typed)!.Value);
        Assert.StartsWith("0", Contact.ReadLandline(typed)!.Spoken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("06 12 34 56 78"), InlineData("0892 68 25 12"), InlineData("03 22 84 01"), InlineData("03 22 84 01 02 03")]
    [InlineData("louise@exemple.fr"), InlineData("+44 20 7946 0958"), InlineData("15"), InlineData("0022840102"), InlineData("03 22 AB 01 02")]
    public void What_is_no_landline_is_none(string? typed) => Assert.Null(Contact.ReadLandline(typed));

    [Theory]
    [InlineData("06 12 34 56 78", "06\u00A012\u00A0••\u00A0••\u00A078")]
    [InlineData("0690 12 34 56", "06\u00A090\u00A0••\u00A0••\u00A056")]
    [InlineData("louise@exemple.fr", "l•••@exemple.fr")]
    [InlineData("+44 7911 123456", "+44\u00A0••••\u00A056")]
    public void A_masked_contact_is_recognised_by_its_owner_only(string typed, string masked) =>
        Assert.Equal(masked, Contact.Parse(typed).Value!.Masked);

    [Theory]
    [InlineData("0612345678", "06\u00A012\u00A034\u00A056\u00A078")]
    [InlineData("0690123456", "06\u00A090\u00A012\u00A034\u00A056")]
    [InlineData("+4915112345678", "+4915112345678")]
    [InlineData("Louise@Exemple.fr", "louise@exemple.fr")]
    public void A_contact_is_printed_as_people_write_it(string typed, string spoken) => Assert.Equal(spoken, Contact.Parse(typed).Value!.Spoken);
}
