using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Pacte.TestKit;

/// <summary>A form being filled in, sent as a browser sends it: hidden fields, the antiforgery token and the button included.</summary>
public sealed class Form(Visitor visitor, IHtmlFormElement form)
{
    /// <summary>Types or chooses a value in the field of this name.</summary>
    public Form Fill(string name, string value)
    {
        var fields = Fields(name);
        switch (fields[0])
        {
            case IHtmlSelectElement select:
                select.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlInputElement { Type: "radio" }:
                fields.OfType<IHtmlInputElement>().Single(radio => radio.Value == value).IsChecked = true;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
        }
        return this;
    }

    /// <summary>Ticks the box of this name; with a value, the one of several boxes.</summary>
    public Form Tick(string name, string? value = null, bool ticked = true)
    {
        var box = Fields(name).OfType<IHtmlInputElement>().Single(b => b.Type == "checkbox" && (value is null || b.Value == value));
        box.IsChecked = ticked;
        return this;
    }

    /// <summary>Sends it by the button that bears these words, or by the first.</summary>
    public Task<Page> SubmitAsync(string? button = null)
    {
        var buttons = form.Elements.OfType<IHtmlElement>()
            .Where(element => element is IHtmlButtonElement { Type: "submit" } or IHtmlInputElement { Type: "submit" })
            .ToList();
        var pressed = button is null
            ? buttons.FirstOrDefault()
            : buttons.Find(b => Page.Words(b).Contains(button, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvalidOperationException($"No button says « {button} »: {string.Join(", ", buttons.Select(Page.Words))}");
        var submission = (pressed is null ? form.GetSubmission() : form.GetSubmission(pressed))
            ?? throw new InvalidOperationException("This form cannot be sent.");
        return visitor.SendAsync(() => Request(submission));
    }

    /// <summary>Sends it by the one button that has this name and value.</summary>
    public Task<Page> PressAsync(string name, string value)
    {
        var pressed = form.Elements.OfType<IHtmlButtonElement>().Single(b => b.Name == name && b.Value == value);
        if (!form.Contains(pressed))
            CarryOutside(pressed);
        var submission = form.GetSubmission(pressed) ?? throw new InvalidOperationException("This form cannot be sent.");
        return visitor.SendAsync(() => Request(submission));
    }

    // The parser knows that a button elsewhere on the page belongs to the form, and forgets what it posts.
    private void CarryOutside(IHtmlButtonElement button)
    {
        var carried = (IHtmlInputElement)button.Owner!.CreateElement("input");
        (carried.Type, carried.Name, carried.Value) = ("hidden", button.Name, button.Value);
        form.AppendChild(carried);
    }

    private static HttpRequestMessage Request(AngleSharp.Io.DocumentRequest submission)
    {
        var request = new HttpRequestMessage(new HttpMethod(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
        if (request.Method == HttpMethod.Get)
            return request;
        request.Content = new StreamContent(submission.Body);
        foreach (var (name, value) in submission.Headers)
            request.Content.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private List<IElement> Fields(string name)
    {
        var fields = form.Elements.Where(field => field.GetAttribute("name") == name).Cast<IElement>().ToList();
        return fields.Count > 0
            ? fields
            : throw new InvalidOperationException(
                $"No field {name} in the form; there are {string.Join(", ", form.Elements.Select(f => f.GetAttribute("name")).Distinct())}.");
    }
}
