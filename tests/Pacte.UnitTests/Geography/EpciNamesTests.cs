using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

public sealed class EpciNamesTests
{
    [Theory]
    [InlineData("CC du Pays de Mirepoix", "Pays de Mirepoix")]
    [InlineData("CC de la Haute Ariège", "Haute Ariège")]
    [InlineData("CC de l'Est Guyanais", "Est Guyanais")]
    [InlineData("CA Amiens Métropole", "Amiens Métropole")]
    [InlineData("CC des Cévennes au Mont Lozère", "Cévennes au Mont Lozère")]
    [InlineData("CC Decazeville Communauté", "Decazeville Communauté")]
    [InlineData("Métropole de Lyon", "Métropole de Lyon")]
    [InlineData("CC Rurales de l’Entre-Deux-Mers", "Communauté de communes rurales de l’Entre-Deux-Mers")]
    [InlineData("CA Intercommunale du Nord de la Réunion", "Communauté d’agglomération intercommunale du Nord de la Réunion")]
    [InlineData("CC de ", "CC de ")]
    public void A_zone_is_called_by_the_name_of_its_land(string official, string said) => Assert.Equal(said, EpciNames.Short(official));

    [Fact]
    public void Accents_and_case_do_not_change_the_order() =>
        Assert.Equal(["Évian", "exideuil", "Ézy", "Fumel"], new[] { "Fumel", "Ézy", "Évian", "exideuil" }.Order(EpciNames.Order));
}
