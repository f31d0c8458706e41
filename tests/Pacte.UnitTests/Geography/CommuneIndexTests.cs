using FsCheck;
using FsCheck.Fluent;
using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

public sealed class CommuneIndexTests
{
    private static CommuneIndex Index => ReferencePlaces.Index;

    [Theory]
    [InlineData("Abbeville", "80001")]
    [InlineData("ABBEVILLE", "80001")]
    [InlineData("  abbeville ", "80001")]
    [InlineData("chateauroux", "36044")]
    [InlineData("cha\u0302teauroux", "36044")]
    [InlineData("sarlat la caneda", "24520")]
    [InlineData("Sarlat", "24520")]
    [InlineData("villeneuve d’ascq", "59009")]
    [InlineData("villeneuve dascq", "59009")]
    [InlineData("st etienne de st geoirs", "38384")]
    [InlineData("ste menehould", "51507")]
    [InlineData("chalon s/ saone", "71076")]
    [InlineData("chalon saone", "71076")]
    [InlineData("schoelcher", "97229")]
    [InlineData("Hœdic", "56085")]
    [InlineData("HOEDIC", "56085")]
    [InlineData("l'hay les roses", "94038")]
    [InlineData("mans", "72181")]
    [InlineData("le mans", "72181")]
    [InlineData("larochesuryon", "85191")]
    [InlineData("3 bassins", "97423")]
    [InlineData("m'tsangamouji", "97613")]
    [InlineData("Y", "80829")]
    [InlineData("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", "51513")]
    public void A_name_written_otherwise_is_the_same_name(string typed, string insee) => IsClearly(insee, typed);

    [Theory]
    [InlineData("Peronne 80", "80620")]
    [InlineData("Péronne (80)", "80620")]
    [InlineData("péronne somme", "80620")]
    [InlineData("Péronne, Somme", "80620")]
    [InlineData("80200 Péronne", "80620")]
    [InlineData("péronne 80200", "80620")]
    [InlineData("peronne 71", "71345")]
    [InlineData("saint denis 974", "97411")]
    [InlineData("Saint-Denis de la Réunion", "97411")]
    [InlineData("st pierre martinique", "97225")]
    [InlineData("ste marie reunion", "97418")]
    [InlineData("saint martin 2a", null)]
    [InlineData("ajaccio 20", "2A004")]
    [InlineData("24009 Périgueux cedex", "24322")]
    [InlineData("Paris 15", "75056")]
    [InlineData("paris 15e arrondissement", "75056")]
    [InlineData("Lyon 3ème", "69123")]
    [InlineData("Marseille 1er", "13055")]
    [InlineData("Villeneuve sur Lot", "47323")]
    [InlineData("Pont-sur-Yonne", "89309")]
    public void What_is_said_beside_a_name_tells_which(string typed, string? insee)
    {
        if (insee is null)
        {
            Assert.Equal(CommuneMatchKind.Suggestions, Index.Search(typed).Kind);
        }
        else
        {
            IsClearly(insee, typed);
        }
    }

    [Fact]
    public void Homonyms_are_a_choice_the_most_populated_first()
    {
        var matches = Index.Search("peronne");

        Assert.Equal(CommuneMatchKind.Homonyms, matches.Kind);
        Assert.Equal(["80", "71"], matches.Places.Select(place => place.DepartementCode));
        Assert.Null(matches.Only);
    }

    [Fact]
    public void More_homonyms_than_asked_are_counted()
    {
        var matches = Index.Search("sainte colombe", 5);

        Assert.Equal(5, matches.Places.Count);
        Assert.Equal(ReferencePlaces.All.Count(place => place.Name == "Sainte-Colombe"), matches.Total);
        Assert.All(matches.Places, place => Assert.Equal("Sainte-Colombe", place.Name));
    }

    [Fact]
    public void A_forgotten_article_leaves_both_names_open()
    {
        Assert.Equal(["97213", "97115"], Codes(Index.Search("lamentin")));
        IsClearly("97213", "le lamentin");
    }

    [Fact]
    public void A_town_one_typo_away_from_a_village_is_offered_too()
    {
        var matches = Index.Search("rodes");

        Assert.Equal("Rodès", matches.Only?.Name);
        Assert.Contains("Rodez", matches.Others.Select(place => place.Name));
    }

    [Fact]
    public void Nothing_is_offered_beside_a_large_town() => Assert.Empty(Index.Search("paris").Others);

    [Theory]
    [InlineData("75015", "75056")]
    [InlineData("97229", "97231")]
    [InlineData("2A004", "2A004")]
    [InlineData("2b033", "2B033")]
    [InlineData("97 416", null)]
    [InlineData("01002", "01002")]
    public void A_postcode_of_one_commune_or_an_INSEE_code_is_clear(string typed, string? insee) => IsClearly(insee ?? "97413", typed);

    [Fact]
    public void A_shared_postcode_is_a_choice()
    {
        var matches = Index.Search("80200", 4);

        Assert.Equal(CommuneMatchKind.SharedPostcode, matches.Kind);
        Assert.Equal("Péronne", matches.Places[0].Name);
        Assert.Equal(4, matches.Places.Count);
        Assert.Equal(ReferencePlaces.All.Count(place => place.Postcodes.Contains("80200")), matches.Total);
    }

    [Theory]
    [InlineData("802", "80620")]
    [InlineData("75000", "75056")]
    [InlineData("80", "80021")]
    [InlineData("974", "97411")]
    [InlineData("2A", "2A004")]
    [InlineData("somme", "80021")]
    [InlineData("la guadeloupe", "97101")]
    public void What_names_no_commune_but_a_part_of_the_country_suggests_its_largest(string typed, string first)
    {
        var matches = Index.Search(typed);

        Assert.Equal(CommuneMatchKind.Suggestions, matches.Kind);
        Assert.Equal(first, matches.Places[0].InseeCode);
    }

    [Fact]
    public void A_village_that_bears_the_name_of_a_departement_elsewhere_does_not_hide_it()
    {
        var matches = Index.Search("la réunion");

        Assert.Equal(CommuneMatchKind.Suggestions, matches.Kind);
        Assert.Equal(["47222", "97411"], Codes(matches).Take(2));
    }

    [Fact]
    public void A_town_that_bears_the_name_of_its_own_departement_is_clear() => IsClearly("53147", "mayenne");

    [Theory]
    [InlineData("mairie de Péronne", "80620")]
    [InlineData("14 rue de la Paix, 75002 Paris", "75056")]
    [InlineData("Cherbourg Octeville", "50129")]
    [InlineData("Péronne 69", "80620")]
    public void A_name_among_other_words_is_suggested(string typed, string first)
    {
        var matches = Index.Search(typed);

        Assert.Equal(CommuneMatchKind.Suggestions, matches.Kind);
        Assert.Equal(first, matches.Places[0].InseeCode);
    }

    [Theory]
    [InlineData(null, NoCommuneReason.TooShort)]
    [InlineData("", NoCommuneReason.TooShort)]
    [InlineData(" - ", NoCommuneReason.TooShort)]
    [InlineData("b", NoCommuneReason.TooShort)]
    [InlineData("8", NoCommuneReason.TooShort)]
    [InlineData("99999", NoCommuneReason.NotFound)]
    [InlineData("qzxjkw", NoCommuneReason.NotFound)]
    public void Nothing_found_says_why(string? typed, NoCommuneReason reason)
    {
        var matches = Index.Search(typed);

        Assert.Equal(CommuneMatchKind.None, matches.Kind);
        Assert.Equal(reason, matches.Nothing);
        Assert.Empty(matches.Places);
    }

    [Fact]
    public void Every_name_and_every_INSEE_code_finds_its_commune()
    {
        foreach (var place in ReferencePlaces.All.Where((_, rank) => rank % 29 == 0))
        {
            Assert.Equal(place, Index.Find(place.InseeCode));
            var matches = Index.Search($"{place.Name} {place.DepartementCode}", CommuneIndex.MostPlaces);
            Assert.Contains(place, matches.Places);
            Assert.Contains(matches.Kind, new[] { CommuneMatchKind.One, CommuneMatchKind.Homonyms });
        }
    }

    [Fact]
    public void Whatever_is_typed_gets_an_answer_that_agrees_with_itself() => Prop.ForAll(Typed().ToArbitrary(), typed =>
    {
        var matches = Index.Search(typed, 5);
        var found = matches.Places.Concat(matches.Others).ToList();
        return found.Distinct().Count() == found.Count
            && matches.Places.Count <= 5
            && matches.Total >= matches.Places.Count
            && matches.Nothing is null == matches.Kind is not CommuneMatchKind.None
            && matches.Kind switch
            {
                CommuneMatchKind.None => found.Count == 0,
                CommuneMatchKind.One => matches.Places.Count == 1 && matches.Only is not null,
                CommuneMatchKind.Suggestions => matches.Places.Count > 0,
                _ => matches.Total > 1,
            };
    }).QuickCheckThrowOnFailure();

    // Names with a few letters changed, and noise.
    private static Gen<string?> Typed() =>
        Gen.Frequency(
            (3, from place in Gen.Elements(ReferencePlaces.All.AsEnumerable())
                from cut in Gen.Choose(0, 12)
                from noise in Gen.Elements("", " ", "x", "75", "80200", "-", "é", "saint ", "/", "2a")
                select (string?)place.Name.Insert(Math.Min(cut, place.Name.Length), noise)),
            (1, ArbMap.Default.GeneratorFor<string?>()));

    private static IEnumerable<string> Codes(CommuneMatches matches) => matches.Places.Select(place => place.InseeCode);

    private static void IsClearly(string insee, string typed)
    {
        var matches = Index.Search(typed);
        Assert.Equal(CommuneMatchKind.One, matches.Kind);
        Assert.Equal(insee, matches.Only?.InseeCode);
    }
}
