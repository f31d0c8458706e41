using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pacte.Web.Languages;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Rights;

internal static class RightsServices
{
    public const string Path = "/mes-donnees";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same fields, under the names that the code gives them.</summary>
    private static readonly JsonSerializerOptions ReadableInEnglish = new(Readable)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(type =>
        {
            foreach (var property in type.Properties)
                property.Name = (property.AttributeProvider as MemberInfo)?.Name ?? property.Name;
        }),
    };

    public static IServiceCollection AddRights(this IServiceCollection services) => services
        .AddSingleton<RightsCode>()
        .AddSingleton<RightsMessages>()
        .AddSingleton<AskForRights>()
        .AddSingleton<ProveRights>()
        .AddSingleton<ProvedPersons>()
        .AddSingleton<PersonMessages>()
        .AddSingleton<KnownTwice>()
        .AddSingleton<SeeHeld>()
        .AddSingleton<RectifyName>()
        .AddSingleton<RectifyCommune>()
        .AddSingleton<ChangeContact>()
        .AddSingleton<IdentityErasure>()
        .AddSingleton<EraseIdentity>()
        .AddSingleton<ForgetIdentities>()
        .AddSingleton<ForgetMessages>();

    public static WebApplication MapRights(this WebApplication app)
    {
        app.MapGet($"{Path}/{{id:guid}}/donnees.json", FileAsync).AllowAnonymous().WithMetadata(new InBothLanguagesAttribute());
        return app;
    }

    // A file to keep: the same that the page shows.
    private static async Task<IResult> FileAsync(HttpContext http, Guid id, SeeHeld see, CancellationToken ct)
    {
        PrivatePage.Protect(http);
        return await see.ExecuteAsync(id, ct) is { } view
            ? Results.File(JsonSerializer.SerializeToUtf8Bytes(view.Persons, IsEnglish ? ReadableInEnglish : Readable), "application/json", Say("mes-donnees.json"))
            : Results.NotFound();
    }
}
