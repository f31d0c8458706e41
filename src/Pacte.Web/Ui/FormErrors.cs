using System.Collections;
using System.ComponentModel.DataAnnotations;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Ui;

/// <summary>One thing to correct.</summary>
/// <param name="Name">The name of the input, as posted; null when the whole form is refused.</param>
public sealed record FieldError(string? Name, string Message);

/// <summary>What a form was refused for, in the order of its fields: read by each field and by the summary.</summary>
public sealed class FormErrors : IReadOnlyCollection<FieldError>
{
    private readonly List<FieldError> errors = [];

    public int Count => errors.Count;

    public string? this[string name] => errors.FirstOrDefault(error => error.Name == name)?.Message;

    /// <summary>Checks the annotations of a form model whose inputs are named <c>prefix.Property</c>.</summary>
    public static FormErrors Of(object model, string prefix)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(model, new ValidationContext(model), results, validateAllProperties: true);
        var found = new FormErrors();
        foreach (var result in results)
        {
            var property = result.MemberNames.FirstOrDefault();
            found.Add(property is null ? null : $"{prefix}.{property}", Say(result.ErrorMessage ?? "À vérifier."));
        }

        return found;
    }

    public void Add(string? name, string message) => errors.Add(new FieldError(name, message));

    public IEnumerator<FieldError> GetEnumerator() => errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
