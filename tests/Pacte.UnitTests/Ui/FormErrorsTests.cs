using System.ComponentModel.DataAnnotations;
using Pacte.Web.Ui;

namespace Pacte.UnitTests.Ui;

public sealed class FormErrorsTests
{
    [Fact]
    public void Annotations_become_errors_under_the_posted_names()
    {
        var errors = FormErrors.Of(new Form { Contact = "" }, "Input");

        Assert.Equal("Écrivez un mobile ou un e-mail.", errors["Input.Contact"]);
        Assert.Null(errors["Input.Other"]);
        Assert.Single(errors);
    }

    [Fact]
    public async Task No_error_shows_no_summary()
    {
        var page = await Rendered.PageAsync<ErrorSummary>(("Errors", FormErrors.Of(new Form { Contact = "x" }, "Input")));

        Assert.Null(page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task A_refusal_of_the_whole_form_is_said_without_a_link()
    {
        var errors = new FormErrors();
        errors.Add(name: null, "Cet horaire vient d’être pris.");

        var page = await Rendered.PageAsync<ErrorSummary>(("Errors", errors));

        Assert.Contains("vient d’être pris", page.QuerySelector("[role=alert] li")?.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[role=alert] a"));
    }

    private sealed class Form
    {
        [Required(ErrorMessage = "Écrivez un mobile ou un e-mail.")]
        public string? Contact { get; init; }

        [MaxLength(3)]
        public string? Other { get; init; }
    }
}
