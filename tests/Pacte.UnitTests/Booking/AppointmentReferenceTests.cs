using Pacte.Domain.Booking;

namespace Pacte.UnitTests.Booking;

public sealed class AppointmentReferenceTests
{
    [Fact]
    public void A_reference_is_read_back_however_it_is_typed()
    {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var reference = AppointmentReference.New(random.Next);
            Assert.Equal(reference, AppointmentReference.Read($" {reference.ToLowerInvariant().Replace('-', ' ')} "));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K4M-2XQ")]
    [InlineData("7K4M-2XQDA")]
    [InlineData("7K4M-2XQO")]
    [InlineData("7K4M-2XQ1")]
    public void What_cannot_be_a_reference_is_none(string? typed) => Assert.Null(AppointmentReference.Read(typed));
}
