using Pacte.Web.Shell;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShell();

var app = builder.Build();
app.UseErrorPages();
app.UseAntiforgery();
app.MapPages();
app.Run();
