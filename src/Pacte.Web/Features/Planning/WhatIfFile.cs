using System.Text.Json;

namespace Pacte.Web.Features.Planning;

/// <summary>A file of hypotheses that does not say what it must; the message says where and why, in French.</summary>
public sealed class WhatIfFileException(string message) : Exception(message);

/// <summary>
/// Reads hypotheses from JSON: an object whose only field, <c>hypotheses</c>, lists objects with a <c>kind</c> and the fields of that
/// kind. Nothing is guessed: a field too many is refused like one that is missing.
/// </summary>
public static class WhatIfFile
{
    /// <summary>More would no longer be a question that somebody can answer.</summary>
    public const int Most = 20;

    private const string List = "hypotheses";
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <exception cref="WhatIfFileException">The text is not such a file.</exception>
    public static IReadOnlyList<WhatIf> Read(string json)
    {
        using var document = Parse(json);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
            throw new WhatIfFileException("un objet { \"hypotheses\": […] } est attendu.");
        if (root.EnumerateObject().FirstOrDefault(p => p.Name != List) is { Value.ValueKind: not JsonValueKind.Undefined } other)
            throw new WhatIfFileException($"le champ « {other.Name} » est inconnu.");
        if (!root.TryGetProperty(List, out var list) || list.ValueKind is not JsonValueKind.Array)
            throw new WhatIfFileException($"le champ « {List} » doit être une liste.");
        if (list.GetArrayLength() is 0 or > Most)
            throw new WhatIfFileException($"la liste « {List} » doit avoir de 1 à {Most} hypothèses, elle en a {list.GetArrayLength()}.");
        var changes = list.EnumerateArray().Select((element, number) => WhatIfFields.Read(element, number)).ToList();
        RefuseContradictions(changes);
        return changes;
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException fault) when (fault.LineNumber is { } line)
        {
            throw new WhatIfFileException($"ligne {line + 1}, caractère {fault.BytePositionInLine + 1} : ce n’est pas du JSON.");
        }
        catch (JsonException)
        {
            throw new WhatIfFileException("un champ est donné deux fois dans le même objet.");
        }
    }

    private static void RefuseContradictions(List<WhatIf> changes)
    {
        var twice = changes
            .Select((change, number) => (Site: (change as SiteMaximum)?.SiteId, Number: number))
            .Where(c => c.Site is not null)
            .GroupBy(c => c.Site)
            .FirstOrDefault(g => g.Count() > 1)?.ToList();
        if (twice is not null)
            throw new WhatIfFileException($"hypothèse {twice[1].Number + 1}, champ « site » : l’hypothèse {twice[0].Number + 1} change déjà le maximum de ce lieu.");
    }
}
