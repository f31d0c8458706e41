using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;
using Pacte.Web.Data.Seed;
using Pacte.Web.Data.Seed.Demonstration;
using Pacte.Web.Features.Planning;
using Pacte.Web.Starting.Health;
using Pacte.Web.Starting.Keys;

namespace Pacte.Web.Starting;

internal static class StartServices
{
    /// <summary>What the process itself needs, whatever it serves.</summary>
    public static WebApplicationBuilder AddStarting(this WebApplicationBuilder builder)
    {
        var start = StartOptions.From(builder.Configuration);
        ProductionGuard.RefuseDemoSettings(builder.Environment, start);
        builder.Services.AddSingleton(start);
        builder.Services.AddSingleton<StartProbe>();
        builder.Services.AddSingleton<DatabasePreparation>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = start.Drain);
        builder.AddKeys();
        builder.AddHealth();
        builder.AddTrustedProxies();
        return builder;
    }

    /// <summary>Makes the database ready for this version, or says which command does.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, StartConsole console, CancellationToken ct)
    {
        if (services.GetRequiredService<StartOptions>().Migrate)
            await services.MigrateAsync(console, ct);
        else if (!await services.GetRequiredService<StartProbe>().IsSchemaCurrentAsync(ct))
            throw new StartRefusedException("Le schéma de la base n’est pas à jour et Pacte__Start__Migrate est à false : lancez « migrate ».");
        await ProductionGuard.RefuseDemoAccountsAsync(
            services.GetRequiredService<IHostEnvironment>(), services.GetRequiredService<UnitOfWork>(), ct);
        await services.GetRequiredService<KeyedHash>().ReadyAsync();
    }

    /// <summary>
    /// What the first page needs and takes a second or two, on another processor: the model of the data, then the country and its map.
    /// A failure is met again, and told, by the request that needs them.
    /// </summary>
    public static void WarmMeanwhile(this IServiceProvider services, CancellationToken ct) =>
        _ = Task.Run(async () => (await services.GetRequiredService<PlaceDirectory>().GetAsync(ct)).Maps.National, ct);

    /// <summary>The schema, then the reference geography.</summary>
    public static async Task MigrateAsync(this IServiceProvider services, StartConsole console, CancellationToken ct)
    {
        await console.StepAsync("Mise à jour du schéma de la base", () => services.GetRequiredService<DatabasePreparation>().MigrateAsync(ct));
        await console.StepAsync("Communes, intercommunalités et zones", () => services.GetRequiredService<ReferenceLoader>().LoadAsync(ct));
    }

    /// <summary>In development, an empty database gets the scene that the settings name, so that every screen has something to show.</summary>
    public static async Task SeedFirstSceneAsync(this IServiceProvider services, StartConsole console, CancellationToken ct)
    {
        var scene = services.GetRequiredService<StartOptions>().Scenario;
        if (scene.Length == 0)
            return;
        var probe = services.GetRequiredService<StartProbe>();
        if (!await probe.HasSitesAsync(ct))
            await services.SeedAsync(scene, console, ct);
        else if (await probe.FindPastSceneAsync(ct) is { } past)
        {
            console.Say($"La démonstration date d’un autre jour : « seed --scenario {past} » la remet à aujourd’hui");
            return;
        }

        // Also the scene of a start that was cut short, or of a node that starts at the same time.
        if (Scene.Find(await probe.FindUnplannedSceneAsync(ct) ?? "") is { } unplanned)
            await services.PlanSceneAsync(unplanned, console, ct);
    }

    /// <summary>The plans of a scene that stands.</summary>
    public static Task PlanSceneAsync(this IServiceProvider services, Scene scene, StartConsole console, CancellationToken ct) =>
        console.StepAsync("Plans de démonstration, calculés et publiés", () => services.GetRequiredService<PlanScene>().ExecuteAsync(scene, ct));

    /// <summary>Says where the application answers, and that it is stopping. In a test server, which has no address, says nothing.</summary>
    public static void AnnounceOn(this WebApplication app, StartConsole console)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (app.Urls.Count == 0)
                return;
            console.Say($"Pacte répond sur {string.Join(" et ", app.Urls)} (Ctrl+C pour arrêter)");
            app.Lifetime.ApplicationStopping.Register(() => console.Say("Arrêt demandé : les requêtes en cours se terminent…"));
        });
    }

    private static async Task SeedAsync(this IServiceProvider services, string scene, StartConsole console, CancellationToken ct)
    {
        var seed = services.GetRequiredService<SeedScenario>();
        var result = await console.StepAsync(
            $"Scénario de démonstration « {scene} »", () => seed.ExecuteAsync(new(scene, OnlyIfUntouched: true), ct));
        if (result.Refusal is { } refusal and not SeedRefusal.NotUntouched)
            throw new StartRefusedException(SeedText.Describe(refusal));
    }
}
