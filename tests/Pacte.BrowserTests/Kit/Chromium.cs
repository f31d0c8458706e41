using Microsoft.Playwright;
using Pacte.Domain.Access;
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

    // Milliseconds. Far more than a page takes: a machine that also builds and runs other tests must not fail these.
    private const int Patience = 120_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = await ChromiumSearch.FindAsync(playwright), Args = Flags });
    }

    /// <summary>A fresh visitor on the application, in French, in Paris.</summary>
    public async Task<IPage> NewPageAsync(ListeningApp app, Screen screen, bool script = true, ColorScheme colors = ColorScheme.Light)
    {
        var running = browser ?? throw new InvalidOperationException("The browser is not started.");
        var context = await running.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            JavaScriptEnabled = script,
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        return await context.NewPageAsync();
    }

    /// <summary>A member of the staff who has signed in.</summary>
    public async Task<IPage> NewPageAsync(ListeningApp app, Screen screen, Actor actor)
    {
        var page = await NewPageAsync(app, screen);
        var (name, value) = app.CookieOf(actor);
        await page.Context.AddCookiesAsync([new() { Name = name, Value = value, Url = app.Address.ToString() }]);
        return page;
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
    /// <summary>The narrowest that a page must fit: a phone of 640 pixels, enlarged twice.</summary>
    public static Screen Narrow { get; } = new(320, 640);

    public static Screen Phone { get; } = new(390, 844);

    public static Screen Desk { get; } = new(1280, 900);
}
