using Pacte.IntegrationTests.Features.Booking;
using Pacte.TestKit;
using Pacte.Web.Access;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Shell;

/// <summary>What anybody may see is compressed; what holds a secret never is, or its length would tell of it.</summary>
public sealed class PageCompressionTests(PacteApp app) : BookingTest(app), IClassFixture<PacteApp>
{
    [Fact]
    public async Task Public_pages_are_compressed_for_who_asks()
    {
        var open = await Given.OpenSessionAsync();
        App.Clock.Advance(SiteDirectory.Age);

        foreach (var path in (string[])["/", "/recherche?lieu=P%C3%A9ronne", new PublicSite(open.Site).Href, "/aide"])
        {
            Assert.Equal("br", await EncodingOfAsync(path, "br, gzip"));
            Assert.Equal("gzip", await EncodingOfAsync(path, "gzip"));
            Assert.Equal("", await EncodingOfAsync(path, "identity"));
        }
    }

    [Fact]
    public async Task A_page_with_a_token_or_a_key_never_is()
    {
        var open = await Given.OpenSessionAsync();
        var draft = await HoldAsync(open.Slots[0]);
        await BookAsync(open.Slots[1]);
        await using var db = App.Database.Open();
        var token = Use<AppointmentLinks>();
        var appointment = db.Appointments.Single();

        foreach (var path in (string[])[$"/reservation/{draft:N}", "/mon-rendez-vous", token.PathOf(appointment.Reference, appointment.Id)])
            Assert.Equal("", await EncodingOfAsync(path, "br, gzip"));
    }

    private async Task<string> EncodingOfAsync(string path, string accepted)
    {
        using var client = App.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var answer = await client.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return string.Join(',', answer.Content.Headers.ContentEncoding);
    }
}
