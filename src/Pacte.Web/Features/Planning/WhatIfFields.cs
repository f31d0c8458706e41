using System.Text.Json;

namespace Pacte.Web.Features.Planning;

/// <summary>One hypothesis of a <see cref="WhatIfFile"/>, field by field.</summary>
internal sealed class WhatIfFields
{
    private const int SirenLength = 9;

    private readonly JsonElement element;
    private readonly int number;

    private WhatIfFields(JsonElement element, int number) => (this.element, this.number) = (element, number);

    public static WhatIf Read(JsonElement element, int number)
    {
        var fields = new WhatIfFields(element, number);
        if (element.ValueKind is not JsonValueKind.Object)
            throw new WhatIfFileException($"hypothèse {number + 1} : un objet est attendu.");
        return fields.Text("kind") switch
        {
            "oneMoreDay" => fields.OneMoreDay(),
            "forbiddenPair" => fields.Only(new PairForbidden(fields.Id("doctor"), fields.Id("site")), "doctor", "site"),
            "siteMaximum" => fields.Only(new SiteMaximum(fields.Id("site"), fields.Maximum()), "site", "max"),
            var other => throw fields.Fault("kind", $"« {other} » est inconnu ; les genres sont oneMoreDay, forbiddenPair et siteMaximum."),
        };
    }

    private WhatIf OneMoreDay()
    {
        var (hasZone, hasSite) = (element.TryGetProperty("zone", out _), element.TryGetProperty("site", out _));
        return (hasZone, hasSite) switch
        {
            (true, true) => throw Fault("site", "une zone est déjà donnée ; donnez l’une ou l’autre."),
            (_, true) => Only(Planning.OneMoreDay.AtSite(Id("site")), "site"),
            _ => Only(Planning.OneMoreDay.InZone(Siren()), "zone"),
        };
    }

    private WhatIf Only(WhatIf change, params string[] fields) =>
        element.EnumerateObject().FirstOrDefault(p => p.Name != "kind" && !fields.Contains(p.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } other
            ? throw Fault(other.Name, "il ne fait pas partie de ce genre d’hypothèse.")
            : change;

    private string Text(string field) => Field(field) is { ValueKind: JsonValueKind.String } value
        ? value.GetString()!
        : throw Fault(field, "un texte entre guillemets est attendu.");

    private string Siren() => Text("zone") is { Length: SirenLength } siren && siren.All(char.IsAsciiDigit)
        ? siren
        : throw Fault("zone", $"un numéro SIREN de {SirenLength} chiffres est attendu.");

    private Guid Id(string field) => Guid.TryParseExact(Text(field), "D", out var id)
        ? id
        : throw Fault(field, "un identifiant est attendu, comme dans le JSON du plan.");

    private int Maximum() => Field("max") is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var max) && max is >= 0 and <= SiteMaximum.Most
        ? max
        : throw Fault("max", $"un nombre entier de 0 à {SiteMaximum.Most} est attendu.");

    private JsonElement Field(string field) => element.TryGetProperty(field, out var value) ? value : throw Fault(field, "il manque.");

    private WhatIfFileException Fault(string field, string reason) => new($"hypothèse {number + 1}, champ « {field} » : {reason}");
}
