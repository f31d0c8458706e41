using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Commands;
using Pacte.Web.Data;
using Pacte.Web.Data.Seed;
using Pacte.Web.Features.Advice;
using Pacte.Web.Features.Booking;
using Pacte.Web.Features.DevMessages;
using Pacte.Web.Features.Doctors;
using Pacte.Web.Features.FrontDesk;
using Pacte.Web.Features.Planning;
using Pacte.Web.Features.Settings;
using Pacte.Web.Features.Sites;
using Pacte.Web.Features.Volunteering;
using Pacte.Web.Features.Zones;
using Pacte.Web.Languages;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;
using Pacte.Web.Outbox.Sms;
using Pacte.Web.Shell;
using Pacte.Web.Starting;
using Pacte.Web.Starting.Health;
using Pacte.Web.Workers;

var (command, exitCode) = CommandTable.Choose(args, Console.Out, Console.Error);
if (exitCode is { } done)
    return done;

return await StartGuard.RunAsync(async stopping =>
{
    var console = new StartConsole(command is null ? Console.Out : Console.Error, TimeProvider.System);
    if (command is { Command.NeedsApplication: false })
        return await command.RunAloneAsync(console, stopping);
    var builder = WebApplication.CreateBuilder(ContentFolder.For(args)).AddLogs(besideAnAnswer: command is not null).AddStarting();
    await using var database = await DatabaseStart.FindAsync(builder, console, stopping);

    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddData(database.ConnectionString);
    builder.Services.AddSeed();
    builder.Services.AddAccess();
    builder.Services.AddAudit();
    builder.Services.AddOutbox();
    builder.Services.AddOffers();
    builder.Services.AddShell();
    builder.Services.AddBooking();
    builder.Services.AddVolunteering();
    builder.Services.AddFrontDesk();
    builder.Services.AddZones();
    builder.Services.AddPlanning();
    builder.Services.AddSites();
    builder.Services.AddSettings();
    builder.Services.AddDoctors();
    builder.Services.AddAdvice();
    builder.Services.AddDevMessages();
    builder.Services.AddWorkers(StartOptions.From(builder.Configuration));

    await using var app = builder.Build();
    if (command is not null)
        return await command.RunAsync(app.Services, console, stopping);
    await StartGuard.UntilStopAsync(() => app.Services.PrepareDatabaseAsync(console, stopping), stopping);
    app.Services.WarmMeanwhile(stopping);
    await StartGuard.UntilStopAsync(() => app.Services.SeedFirstSceneAsync(console, stopping), stopping);

    app.UseForwardedHeaders();
    app.UseSecurityHeaders();
    app.UseResponseCompression();
    app.UseMiddleware<RequestLog>();
    app.UseLanguages();
    app.UseErrorPages();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseAntiforgery();
    app.MapHealth();
    app.MapBlazorScript();
    app.MapSignOut();
    app.MapBooking();
    app.MapReceipts();
    app.MapPages();

    app.AnnounceOn(console);
    await app.RunAsync(stopping);
    return 0;
});
