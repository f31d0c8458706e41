using System.Text.RegularExpressions;
using Pacte.Domain;
using Pacte.Web.Languages;

namespace Pacte.UnitTests.Languages;

/// <summary>Each French sentence of the patient's pages has its English, whole.</summary>
public sealed partial class EnglishSentencesTests
{
    [Fact]
    public void Every_sentence_has_its_English() =>
        Assert.Empty(SentencesInSource.All.Except(EnglishSentences.Every.Keys));

    [Fact]
    public void No_English_is_left_of_a_sentence_that_went() =>
        Assert.Empty(EnglishSentences.Every.Keys.Except(SentencesInSource.All));

    [Fact]
    public void An_English_sentence_has_the_values_of_the_French() =>
        Assert.All(EnglishSentences.Every, pair => Assert.Equal(ValuesOf(pair.Key), ValuesOf(pair.Value)));

    [Fact]
    public void An_English_sentence_has_no_French_spaces() =>
        Assert.DoesNotContain(EnglishSentences.Every.Values, FrenchSpaces().IsMatch);

    [Fact]
    public void A_sentence_is_said_in_the_language_spoken_and_no_longer()
    {
        var place = "Péronne";
        Assert.Equal("Rendez-vous près de Péronne", Speech.Say($"Rendez-vous près de {place}"));
        using (Speech.In(Language.English))
            Assert.Equal("Appointments near Péronne", Speech.Say($"Rendez-vous près de {place}"));
        Assert.Equal("Rendez-vous près de Péronne", Speech.Say($"Rendez-vous près de {place}"));
    }

    [Theory]
    [InlineData("/", "/en")]
    [InlineData("/recherche?lieu=80200", "/en/recherche?lieu=80200")]
    [InlineData("/#regions", "/en#regions")]
    [InlineData("/en/recherche", "/en/recherche")]
    [InlineData("/entree", "/en/entree")]
    [InlineData("//ailleurs.test", "//ailleurs.test")]
    [InlineData("https://ailleurs.test/", "https://ailleurs.test/")]
    [InlineData("#contenu", "#contenu")]
    [InlineData("tel:15", "tel:15")]
    public void An_address_of_this_site_has_an_English_one(string path, string english) => Assert.Equal(english, Speech.EnglishPathOf(path));

    [Theory]
    [InlineData("/en", "/")]
    [InlineData("/en/recherche", "/recherche")]
    [InlineData("/en?x=1", "/?x=1")]
    [InlineData("/entree", "/entree")]
    [InlineData("/recherche", "/recherche")]
    public void And_a_French_one(string english, string path) => Assert.Equal(path, Speech.FrenchPathOf(english));

    [Fact]
    public void The_sources_are_read_as_the_compiler_reads_them() => Assert.Equal(
        ["simple", "à {0} de {1}", "l\u00A0un", "jour", "jours"],
        SentencesInSource.In("""Say("simple") + Say($"à {Km(a, "x}")} de {b}") + Say(n ? "l\u00A0un" : Other()) + "hors" + Numbers.Count(n, "jour", "jours") + Essay("non")"""));

    private static HashSet<string> ValuesOf(string sentence) => [.. Values().Matches(sentence).Select(value => value.Value)];

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Values();

    [GeneratedRegex("[\u00A0\u202F ][:;?!]|«|»", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FrenchSpaces();
}
