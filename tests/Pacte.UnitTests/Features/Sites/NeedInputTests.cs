using Pacte.Web.Features.Sites;

namespace Pacte.UnitTests.Features.Sites;

public sealed class NeedInputTests
{
    [Fact]
    public void Each_week_goes_to_the_end_of_the_month_and_not_beyond()
    {
        var input = new NeedInput { Date = "2027-04-07", EachWeek = true };

        Assert.Equal([new(2027, 4, 7), new(2027, 4, 14), new(2027, 4, 21), new(2027, 4, 28)], input.Dates());
    }

    [Theory]
    [InlineData(null, "1", "Input.Date")]
    [InlineData("2027-02-30", "1", "Input.Date")]
    [InlineData("2027-04-07", "un", "Input.Max")]
    [InlineData("2027-04-07", "-1", "Input.Max")]
    [InlineData("2027-04-07", "", "Input.Max")]
    public void What_cannot_be_read_is_said_by_its_field(string? date, string max, string field) =>
        Assert.Equal(field, Assert.Single(new NeedInput { Date = date, Max = max }.Check()).Name);

    [Fact]
    public void A_need_well_typed_has_nothing_to_correct()
    {
        var input = new NeedInput { Date = "2027-04-07", Min = "0", Desired = "1", Max = "2" };

        Assert.Empty(input.Check());
        Assert.Equal((0, 1, 2), input.Counts());
        Assert.Equal([new DateOnly(2027, 4, 7)], input.Dates());
    }
}
