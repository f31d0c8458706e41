using System.Net;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

/// <summary>On an application of its own: the limits are those of production, and one address has them all.</summary>
public sealed class BookingLimitsTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Somebody_who_posts_without_end_is_slowed_in_French_and_still_reads()
    {
        var open = await Given.OpenSessionAsync();
        using var patient = new Patient(App);
        Page page;
        var posts = 0;
        do
        {
            page = await patient.TakeAsync(open.Slots[0]);
            posts++;
        }
        while (page.Status is not HttpStatusCode.TooManyRequests && posts < 200);

        Assert.Equal((HttpStatusCode.TooManyRequests, 61), (page.Status, posts));
        Assert.Equal("Trop de demandes à la fois", page.Heading);
        Assert.Equal("60", page.Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.OK, (await patient.SearchAsync("Péronne")).Status);
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void A_network_is_an_IPv4_address_or_a_home_of_IPv6(string address, string network) =>
        Assert.Equal(network, BookingLimits.NetworkOf(IPAddress.Parse(address)));
}
