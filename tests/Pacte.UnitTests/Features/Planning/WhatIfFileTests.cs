using Pacte.Web.Features.Planning;

namespace Pacte.UnitTests.Features.Planning;

public sealed class WhatIfFileTests
{
    private const string Id = "0198a3f2-7c41-7d2e-9b1a-3f6c5d4e2a10";

    [Fact]
    public void Every_kind_is_read_in_its_order() => Assert.Equal(
        [OneMoreDay.InZone("200037059"), OneMoreDay.AtSite(Guid.Parse(Id)), new PairForbidden(Guid.Parse(Id), Guid.Parse(Id)), new SiteMaximum(Guid.Parse(Id), 0)],
        WhatIfFile.Read($$"""
            { "hypotheses": [
              { "kind": "oneMoreDay", "zone": "200037059" },
              { "kind": "oneMoreDay", "site": "{{Id}}" },
              { "kind": "forbiddenPair", "doctor": "{{Id}}", "site": "{{Id}}" },
              { "kind": "siteMaximum", "site": "{{Id}}", "max": 0 } ] }
            """));

    [Theory]
    [InlineData("", "ligne 1, caractère 1 : ce n’est pas du JSON.")]
    [InlineData("{\n  \"hypotheses\": [,]\n}", "ligne 2, caractère 18 : ce n’est pas du JSON.")]
    [InlineData("[]", "un objet { \"hypotheses\": […] } est attendu.")]
    [InlineData("{}", "le champ « hypotheses » doit être une liste.")]
    [InlineData("""{ "hypotheses": {} }""", "le champ « hypotheses » doit être une liste.")]
    [InlineData("""{ "hypotheses": [], "mois": "2027-03" }""", "le champ « mois » est inconnu.")]
    [InlineData("""{ "hypotheses": [] }""", "la liste « hypotheses » doit avoir de 1 à 20 hypothèses, elle en a 0.")]
    [InlineData("""{ "hypotheses": [ 4 ] }""", "hypothèse 1 : un objet est attendu.")]
    [InlineData("""{ "hypotheses": [], "hypotheses": [] }""", "un champ est donné deux fois dans le même objet.")]
    public void A_file_that_is_not_one_says_where(string json, string reason) => Assert.Equal(reason, ReasonOf(json));

    [Theory]
    [InlineData("""{ "zone": "200037059" }""", "kind", "il manque.")]
    [InlineData("""{ "kind": 3 }""", "kind", "un texte entre guillemets est attendu.")]
    [InlineData("""{ "kind": "other" }""", "kind", "« other » est inconnu ; les genres sont oneMoreDay, forbiddenPair et siteMaximum.")]
    [InlineData("""{ "kind": "oneMoreDay" }""", "zone", "il manque.")]
    [InlineData("""{ "kind": "oneMoreDay", "zone": "20003705" }""", "zone", "un numéro SIREN de 9 chiffres est attendu.")]
    [InlineData("""{ "kind": "oneMoreDay", "zone": "200037059", "site": "x" }""", "site", "une zone est déjà donnée ; donnez l’une ou l’autre.")]
    [InlineData("""{ "kind": "oneMoreDay", "site": "x" }""", "site", "un identifiant est attendu, comme dans le JSON du plan.")]
    [InlineData("""{ "kind": "oneMoreDay", "zone": "200037059", "max": 2 }""", "max", "il ne fait pas partie de ce genre d’hypothèse.")]
    [InlineData("""{ "kind": "forbiddenPair", "doctor": "0198a3f2-7c41-7d2e-9b1a-3f6c5d4e2a10" }""", "site", "il manque.")]
    [InlineData("""{ "kind": "siteMaximum", "site": "0198a3f2-7c41-7d2e-9b1a-3f6c5d4e2a10", "max": 21 }""", "max", "un nombre entier de 0 à 20 est attendu.")]
    [InlineData("""{ "kind": "siteMaximum", "site": "0198a3f2-7c41-7d2e-9b1a-3f6c5d4e2a10", "max": -1 }""", "max", "un nombre entier de 0 à 20 est attendu.")]
    [InlineData("""{ "kind": "siteMaximum", "site": "0198a3f2-7c41-7d2e-9b1a-3f6c5d4e2a10", "max": 1.5 }""", "max", "un nombre entier de 0 à 20 est attendu.")]
    public void A_hypothesis_that_is_not_one_names_its_field(string hypothesis, string field, string reason) => Assert.Equal(
        $"hypothèse 2, champ « {field} » : {reason}",
        ReasonOf($$"""{ "hypotheses": [ { "kind": "oneMoreDay", "zone": "200037059" }, {{hypothesis}} ] }"""));

    [Fact]
    public void Two_maxima_for_one_site_contradict_each_other() => Assert.Equal(
        "hypothèse 3, champ « site » : l’hypothèse 1 change déjà le maximum de ce lieu.",
        ReasonOf($$"""
            { "hypotheses": [
              { "kind": "siteMaximum", "site": "{{Id}}", "max": 2 },
              { "kind": "oneMoreDay", "site": "{{Id}}" },
              { "kind": "siteMaximum", "site": "{{Id}}", "max": 3 } ] }
            """));

    [Fact]
    public void More_than_twenty_are_refused() => Assert.Equal(
        "la liste « hypotheses » doit avoir de 1 à 20 hypothèses, elle en a 21.",
        ReasonOf($$"""{ "hypotheses": [ {{string.Join(',', Enumerable.Repeat("""{ "kind": "oneMoreDay", "zone": "200037059" }""", 21))}} ] }"""));

    private static string ReasonOf(string json) =>
        Assert.Throws<WhatIfFileException>(() => WhatIfFile.Read(json)).Message.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
