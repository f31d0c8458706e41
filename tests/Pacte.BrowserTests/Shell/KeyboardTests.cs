using Microsoft.Playwright;
using Pacte.BrowserTests.Kit;
using Pacte.TestKit;
using static Microsoft.Playwright.Assertions;

namespace Pacte.BrowserTests.Shell;

/// <summary>Pages without a mouse.</summary>
public sealed class KeyboardTests(ListeningApp app, Chromium chromium) : IClassFixture<ListeningApp>
{
    [Fact]
    public async Task The_first_key_leads_past_the_menu()
    {
        var page = await chromium.NewPageAsync(app, Screen.Desk, script: false);
        await page.GotoAsync("/mon-rendez-vous");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByText("Aller au contenu")).ToBeFocusedAsync();
        await Expect(page.GetByText("Aller au contenu")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByLabel("Mobile ou e-mail")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Whatever_has_the_focus_shows_it()
    {
        var doctor = await app.Given.DoctorAsync();
        var page = await chromium.NewPageAsync(app, Screen.Desk, Given.AsDoctor(doctor));
        await page.GotoAsync("/medecin/mois");

        var seen = 0;
        for (var step = 0; step < 60; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            // A toggle hides its box and draws the ring around itself.
            var focus = await page.EvaluateAsync<Focus?>(
                """
                () => {
                  const element = document.activeElement;
                  if (!element || element === document.body) return null;
                  const ring = e => parseFloat(getComputedStyle(e).outlineStyle === 'none' ? 0 : getComputedStyle(e).outlineWidth);
                  const box = element.getBoundingClientRect();
                  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                  return { name: element.outerHTML.slice(0, 120), ring: Math.max(ring(element), ring(element.parentElement)),
                    hidden: !top || !(element.contains(top) || top.contains(element) || element.parentElement.contains(top)) };
                }
                """);
            if (focus is null)
                break;
            Assert.True(focus.Ring >= 3, $"No ring around {focus.Name}");
            Assert.False(focus.Hidden, $"Something covers {focus.Name}");
            seen++;
        }

        Assert.True(seen > 20, $"{seen} stops only");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_refused_form_puts_the_focus_on_what_to_correct()
    {
        var page = await chromium.NewPageAsync(app, Screen.Phone, script: false);
        await page.GotoAsync("/mon-rendez-vous");
        await page.GetByLabel("Mobile ou e-mail").FillAsync("06 12");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByLabel("Mobile ou e-mail")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Mobile ou e-mail")).ToHaveValueAsync("06 12");
        await page.Context.CloseAsync();
    }

    private sealed class Focus
    {
        public string Name { get; set; } = "";
        public double Ring { get; set; }
        public bool Hidden { get; set; }
    }
}
