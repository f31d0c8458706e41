using Pacte.Web.Data.Embedded;
using Pacte.Web.Shell;
using Pacte.Web.Starting;

var builder = WebApplication.CreateBuilder(args);
var console = new StartConsole(Console.Out, TimeProvider.System);
await using var postgres = await EmbeddedPostgres.StartAsync(
    new(DataFolderChoice.For(builder.Configuration[DataFolderChoice.Setting], builder.Environment.ContentRootPath), new(NpmPostgres.ForCurrentUser(), Chosen: null)),
    console, TimeProvider.System, CancellationToken.None);
builder.Services.AddShell();

var app = builder.Build();
app.UseErrorPages();
app.UseAntiforgery();
app.MapPages();
await app.RunAsync();
