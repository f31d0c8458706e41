using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

public sealed class FrenchPlacesTests
{
    [Theory]
    [InlineData("Saint-Gaudens", "à\u00A0Saint-Gaudens")]
    [InlineData("Le Puy-en-Velay", "au Puy-en-Velay")]
    [InlineData("Les Vans", "aux Vans")]
    [InlineData("La Rochelle", "à\u00A0La Rochelle")]
    [InlineData("Lescar", "à\u00A0Lescar")]
    public void Articles_contract_as_French_does(string place, string words) => Assert.Equal(words, FrenchPlaces.At(place));
}
