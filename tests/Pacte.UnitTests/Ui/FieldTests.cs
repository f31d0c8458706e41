using AngleSharp.Dom;
using Pacte.Web.Ui;

namespace Pacte.UnitTests.Ui;

public sealed class FieldTests
{
    private const string Name = "Input.Contact";

    private static readonly IReadOnlyList<Choice> Choices = [new("20", "20 km"), new("40", "40 km")];

    public static TheoryData<Type> SingleInputs => [typeof(TextField), typeof(TextBox), typeof(SelectField), typeof(CodeField)];

    public static TheoryData<Type> GroupedInputs => [typeof(RadioGroup), typeof(DateOfBirthField)];

    [Theory]
    [MemberData(nameof(SingleInputs))]
    public async Task A_label_leads_to_its_input(Type field)
    {
        var page = await RenderAsync(field, hint: null, error: null);

        var input = page.QuerySelector($"[name='{Name}']");
        Assert.NotNull(input);
        Assert.Equal(input.Id, page.QuerySelector("label")?.GetAttribute("for"));
        Assert.False(input.HasAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("aria-invalid"));
    }

    [Theory]
    [MemberData(nameof(SingleInputs))]
    public async Task An_input_is_described_by_its_hint_then_its_error(Type field)
    {
        var page = await RenderAsync(field, "Une aide", "Trop court");

        var input = page.QuerySelector($"[name='{Name}']");
        Assert.Equal(["Une aide", "Trop court"], Described(page, input));
        Assert.Equal("true", input?.GetAttribute("aria-invalid"));
    }

    [Theory]
    [MemberData(nameof(GroupedInputs))]
    public async Task A_group_is_described_by_its_hint_then_its_error(Type field)
    {
        var page = await RenderAsync(field, "Une aide", "À choisir");

        Assert.NotNull(page.QuerySelector("fieldset > legend"));
        Assert.Equal(["Une aide", "À choisir"], Described(page, page.QuerySelector("fieldset")));
        Assert.All(page.QuerySelectorAll("input"), input => Assert.NotNull(input.Closest("label")));
    }

    [Theory]
    [MemberData(nameof(SingleInputs))]
    [MemberData(nameof(GroupedInputs))]
    public async Task The_summary_leads_to_the_field_to_correct(Type field)
    {
        var errors = new FormErrors();
        errors.Add(Name, "Trop court");

        var summary = await Rendered.PageAsync<ErrorSummary>(("Errors", errors));
        var page = await RenderAsync(field, hint: null, "Trop court");

        var target = summary.QuerySelector("[role=alert] a")?.GetAttribute("href")?.TrimStart('#');
        Assert.NotNull(page.GetElementById(target!)?.Closest("input, select, textarea"));
    }

    [Fact]
    public async Task What_was_typed_comes_back()
    {
        var text = await Rendered.PageAsync<TextField>(("Name", Name), ("Label", "Nom"), ("Value", "<Wattel>"));
        var select = await Rendered.PageAsync<SelectField>(("Name", Name), ("Label", "Distance"), ("Choices", Choices), ("Value", "40"));
        var radio = await Rendered.PageAsync<RadioGroup>(("Name", Name), ("Legend", "Distance"), ("Choices", Choices), ("Value", "20"));

        Assert.Equal("<Wattel>", text.QuerySelector("input")?.GetAttribute("value"));
        Assert.Equal("40", select.QuerySelector("option[selected]")?.GetAttribute("value"));
        Assert.Equal("20", radio.QuerySelector("input[checked]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_birth_date_given_for_somebody_else_is_not_filled_by_the_browser()
    {
        var page = await Rendered.PageAsync<DateOfBirthField>(("Name", "Input.Birth"), ("Own", false));

        Assert.Equal(["Input.Birth.Day", "Input.Birth.Month", "Input.Birth.Year"], page.QuerySelectorAll("input").Select(input => input.GetAttribute("name")));
        Assert.All(page.QuerySelectorAll("input"), input => Assert.Equal("off", input.GetAttribute("autocomplete")));
    }

    [Fact]
    public async Task Boxes_that_share_a_name_have_ids_of_their_own()
    {
        var one = await Rendered.PageAsync<CheckBox>(("Name", "jours"), ("Value", "lundi"), ("ChildContent", Rendered.Text("Lundi")));
        var other = await Rendered.PageAsync<CheckBox>(("Name", "jours"), ("Value", "mardi"), ("ChildContent", Rendered.Text("Mardi")));

        Assert.NotEqual(one.QuerySelector("input")?.Id, other.QuerySelector("input")?.Id);
    }

    private static Task<IDocument> RenderAsync(Type field, string? hint, string? error)
    {
        var parameters = new List<(string, object?)> { ("Name", Name), ("Hint", hint), ("Error", error) };
        if (field == typeof(RadioGroup) || field == typeof(DateOfBirthField))
            parameters.Add(("Legend", "Question"));
        else
            parameters.Add(("Label", "Question"));
        if (field == typeof(SelectField) || field == typeof(RadioGroup))
            parameters.Add(("Choices", Choices));
        return Rendered.PageAsync(field, services: null, [.. parameters]);
    }

    private static IEnumerable<string?> Described(IDocument page, IElement? element) =>
        (element?.GetAttribute("aria-describedby") ?? "").Split(' ').Select(id => page.GetElementById(id)?.TextContent);
}
