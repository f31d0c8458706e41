using System.Net;
using Pacte.Web.Features.Booking.Taking;

namespace Pacte.IntegrationTests.Features.Booking.Taking;

public sealed class NetworksTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void A_network_is_an_IPv4_address_or_a_home_of_IPv6(string address, string network) =>
        Assert.Equal(network, Networks.NameOf(IPAddress.Parse(address)));
}
