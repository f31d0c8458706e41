using Microsoft.Playwright;
using Pacte.TestKit;

namespace Pacte.BrowserTests.Kit;

/// <summary>One browser for the assembly. Each page lives in a context of its own: no cookie is shared.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await ChromiumSearch.FindAsync(playwright), Args = Flags });
    }

    /// <summary>A fresh visitor on the application, in French, in Paris.</summary>
    public async Task<IPage> NewPageAsync(PacteApp app, Screen screen, bool script = true, ColorScheme colors = ColorScheme.Light)
    {
        var running = browser ?? throw new InvalidOperationException("The browser is not started.");
        var context = await running.NewContextAsync(new()
        {
            BaseURL = app.Listen().ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = script,
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>Sizes at which every page is looked at.</summary>
public sealed record Screen(int Width, int Height)
{
    public static Screen Phone { get; } = new(390, 844);

    public static Screen Desk { get; } = new(1280, 900);
}
