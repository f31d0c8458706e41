using Pacte.Web.Data.Embedded;
using Pacte.Web.Starting;
var builder = WebApplication.CreateBuilder(args);
var console = new StartConsole(Console.Out, TimeProvider.System);
await using var pg = await EmbeddedPostgres.StartAsync(new(DataFolderChoice.For(builder.Configuration["Pacte:DataFolder"], builder.Environment.ContentRootPath), new(NpmPostgres.ForCurrentUser(), builder.Configuration["Pacte:PostgresBinaries"])), console, TimeProvider.System, default);
var app = builder.Build();
app.MapGet("/", () => "ok");
await app.RunAsync();
