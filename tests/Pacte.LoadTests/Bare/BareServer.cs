using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Pacte.LoadTests.Bare;

/// <summary>
/// The limit that the application is compared with: Kestrel and Npgsql with nothing between them, one indexed statement for each need:
/// a search, and each exchange of a booking, no routing, no log, no page. Answers at the addresses of the application.
/// </summary>
internal sealed class BareServer(BarePlaces places, BareStatements statements)
{
    public const string Connection = "PACTE_LOAD_DATABASE";

    public static async Task<int> RunAsync(string[] words)
    {
        if (words is not ["--urls", var address] || Environment.GetEnvironmentVariable(Connection) is not { Length: > 0 } database)
        {
            await Console.Error.WriteLineAsync($"bare --urls http://127.0.0.1:PORT, with {Connection}.");
            return 2;
        }
        await using var source = NpgsqlDataSource.Create(database);
        var server = new BareServer(await BarePlaces.ReadAsync(source), new BareStatements(source));
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton(TimeProvider.System);
        await using var app = builder.Build();
        app.Run(server.AnswerAsync);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Each connection prepares its statements once; no more connections than keep the server busy.</summary>
    public static string Tuned(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxAutoPrepare = 10,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
        MaxPoolSize = 20,
    }.ConnectionString;

    private Task AnswerAsync(HttpContext http) => http.Request.Path.Value switch
    {
        "/recherche" => SearchAsync(http),
        "/reservation" => StepAsync(http, statements.TakeAsync, "/reservation/pris"),
        "/reservation/code" => StepAsync(http, statements.SendCodeAsync, ""),
        "/reservation/confirmation" => StepAsync(http, statements.BookAsync, ""),
        { } page when page.StartsWith("/reservation/", StringComparison.Ordinal) => PageAsync(http, page.Split('/')[2], statements.DraftAsync),
        { } page when page.StartsWith("/rendez-vous/", StringComparison.Ordinal) => PageAsync(http, page.Split('/')[2], statements.AppointmentAsync),
        _ => Task.CompletedTask,
    };

    private async Task SearchAsync(HttpContext http)
    {
        if (places.NearestTo(http.Request.Query["commune"].ToString()) is not { } sites)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var slots = await statements.FirstFreeAsync(sites, http.RequestAborted);
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        foreach (var slot in slots)
        {
            json.WriteStartObject();
            json.WriteString("creneau", slot.Id);
            json.WriteString("lieu", slot.Site);
            json.WriteString("heure", slot.StartsAt);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static async Task PageAsync(HttpContext http, string id, Func<Guid, CancellationToken, Task<object[]?>> read)
    {
        if (!Guid.TryParse(id, out var draft) || await read(draft, http.RequestAborted) is not { } shown)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartArray();
        foreach (var value in shown)
            json.WriteStringValue(value.ToString());
        json.WriteEndArray();
    }

    private static async Task StepAsync(HttpContext http, Func<Guid, CancellationToken, Task<Guid?>> step, string otherwise)
    {
        using var body = new StreamReader(http.Request.Body, Encoding.ASCII);
        var form = await body.ReadToEndAsync(http.RequestAborted);
        if (!Guid.TryParse(form.AsSpan(form.IndexOf('=') + 1), out var asked))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var done = await step(asked, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = done is { } id ? $"/reservation/{id:N}" : otherwise;
    }
}
