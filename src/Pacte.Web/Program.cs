using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Data.Seed;
using Pacte.Web.Outbox;
using Pacte.Web.Shell;
using Pacte.Web.Starting;

var builder = WebApplication.CreateBuilder(args);
var console = new StartConsole(Console.Out, TimeProvider.System);
await using var database = await DatabaseStart.FindAsync(builder, console, CancellationToken.None);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddData(database.ConnectionString);
builder.Services.AddSeed();
builder.Services.AddAccess();
builder.Services.AddAudit();
builder.Services.AddOutbox();
builder.Services.AddShell();

var app = builder.Build();
await console.StepAsync("Mise à jour du schéma", () => app.Services.MigrateAsync(CancellationToken.None));
await console.StepAsync("Communes, intercommunalités et zones", () => app.Services.GetRequiredService<ReferenceLoader>().LoadAsync(CancellationToken.None));

app.UseErrorPages();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();
app.MapPages();
await app.RunAsync();
