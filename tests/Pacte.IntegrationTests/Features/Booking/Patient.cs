using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.TestKit;
using Pacte.Web.Features.Booking;

namespace Pacte.IntegrationTests.Features.Booking;

/// <summary>Somebody who books by the pages, as the tests need it.</summary>
internal sealed partial class Patient(PacteApp app) : IDisposable
{
    private static int count;

    public Visitor Browser { get; init; } = app.NewVisitor();

    public string LastName { get; init; } =
        $"Carlier{(char)('a' + (Interlocked.Increment(ref count) % 26))}{(char)('a' + (count / 26 % 26))}";

    public string Contact { get; init; } = $"patient{Interlocked.Increment(ref count)}@exemple.test";

    /// <summary>Searches; the sites that the application keeps in memory are read again first.</summary>
    public Task<Page> SearchAsync(string place, string more = "")
    {
        app.Clock.Advance(SiteDirectory.Age + TimeSpan.FromSeconds(1));
        return Browser.GetAsync($"/recherche?lieu={Uri.EscapeDataString(place)}{more}");
    }

    /// <summary>Asks for a slot as its button does.</summary>
    public Task<Page> TakeAsync(Slot slot) => Browser.SendAsync(() => new(HttpMethod.Post, "http://localhost/reservation")
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("creneau", slot.Id.ToString())]),
    });

    public Task<Page> FillInAsync(Page form) => Later(form).Form()
        .Fill("Input.FirstName", "Louise")
        .Fill("Input.LastName", LastName)
        .Fill("Input.Birth.Day", "14").Fill("Input.Birth.Month", "7").Fill("Input.Birth.Year", "1961")
        .Fill("Input.Commune", "Péronne")
        .Fill("Input.Contact", Contact)
        .Fill("Input.Treating", "non")
        .SubmitAsync("Recevoir mon code");

    public async Task<Page> ConfirmAsync(Page codePage) =>
        await Later(codePage).Form("form:has(input.code)").Fill("Code", await LastCodeAsync()).SubmitAsync("Confirmer");

    /// <summary>From a slot to the confirmation.</summary>
    public async Task<Page> BookAsync(Slot slot) => await ConfirmAsync(await FillInAsync(await TakeAsync(slot)));

    public async Task<string> LastCodeAsync() => CodeShape().Match(await LastMessageAsync("booking-code:")).Value;

    public async Task<string> LastMessageAsync(string eventKey)
    {
        await using var db = app.Database.Open();
        return await db.OutboxMessages.Where(m => m.Address == Contact && m.EventKey.StartsWith(eventKey))
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.EventKey).Select(m => m.Body).FirstAsync();
    }

    // People take time, and messages are told apart by it.
    private Page Later(Page page)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return page;
    }

    public void Dispose() => Browser.Dispose();

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex CodeShape();
}
