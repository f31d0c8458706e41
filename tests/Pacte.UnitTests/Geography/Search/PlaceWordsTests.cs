using Pacte.Domain.Geography.Search;

namespace Pacte.UnitTests.Geography.Search;

public sealed class PlaceWordsTests
{
    [Theory]
    [InlineData("Sarlat-la-Canéda", "sarlat la caneda")]
    [InlineData("L’Haÿ-les-Roses", "l hay les roses")]
    [InlineData("Schœlcher", "schoelcher")]
    [InlineData("ŒUILLY", "oeuilly")]
    [InlineData("St-E\u0301tienne", "saint etienne")]
    [InlineData("Ste Marie", "sainte marie")]
    [InlineData("Chalon s/Saône", "chalon sur saone")]
    [InlineData("N.D. de Bliquetuit", "n d de bliquetuit")]
    [InlineData("ND de Bliquetuit", "notre dame de bliquetuit")]
    [InlineData("Mt de Marsan", "mont de marsan")]
    [InlineData("Périgueux CEDEX", "perigueux")]
    [InlineData("Castillon (Canton de Lembeye)", "castillon canton de lembeye")]
    [InlineData("", "")]
    [InlineData("中文 🙂 ''", "")]
    public void What_is_typed_becomes_plain_words(string typed, string words) => Assert.Equal(words, string.Join(' ', PlaceWords.Of(typed)));

    [Theory]
    [InlineData("chatelero", "chatellerault")]
    [InlineData("gaillac", "gayac")]
    [InlineData("perigeu", "perigeux")]
    [InlineData("beaune", "bone")]
    [InlineData("nice", "nisse")]
    [InlineData("grasse", "grace")]
    [InlineData("laon", "lan")]
    [InlineData("dunkerque", "dunkerk")]
    [InlineData("millau", "millo")]
    [InlineData("cayenne", "caillenne")]
    [InlineData("thionville", "tionville")]
    public void Words_that_sound_alike_are_heard_alike(string left, string right) => Assert.Equal(FrenchSound.Of(left), FrenchSound.Of(right));

    [Theory]
    [InlineData("lens", "lyon")]
    [InlineData("macon", "mazan")]
    [InlineData("dax", "die")]
    [InlineData("vichy", "vire")]
    public void Words_that_sound_apart_stay_apart(string left, string right) => Assert.NotEqual(FrenchSound.Of(left), FrenchSound.Of(right));
}
