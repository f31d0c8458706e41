using System.Text;
using Pacte.Web.Features.Zones;

namespace Pacte.UnitTests.Features.Zones;

public sealed class ZoneFileTests
{
    [Theory]
    [InlineData("siren;debut;fin\n200037059;2027-01-01;2027-12-31\n")]
    [InlineData("siren,debut,fin\n200037059,2027-01-01,2027-12-31")]
    [InlineData("\uFEFFSIREN;Début;Fin\r\n200037059;01/01/2027;31/12/2027\r\n\r\n;;\r\n")]
    [InlineData("nom;fin;debut;siren\n\"CC de la Haute Somme (Combles; Péronne; Roisel)\";31/12/2027;1/1/2027;200 037 059")]
    public void Reads_what_spreadsheets_write(string text)
    {
        var file = ZoneFile.Read(text);

        Assert.Empty(file.Faults);
        Assert.Equal([new AskedZone(2, "200037059", new(2027, 1, 1), new DateOnly(2027, 12, 31))], file.Lines);
    }

    [Fact]
    public void An_end_left_empty_or_left_out_is_no_end()
    {
        var file = ZoneFile.Read("siren;debut;fin\n200037059;2027-01-01;\n200070985;2027-01-01\n");

        Assert.Empty(file.Faults);
        Assert.All(file.Lines, line => Assert.Null(line.Until));
    }

    [Theory]
    [InlineData("", 1, ZoneFault.EmptyFile, "")]
    [InlineData("siren;debut;fin\n", 1, ZoneFault.EmptyFile, "")]
    [InlineData("siren;debut\n200037059;2027-01-01\n", 1, ZoneFault.MissingColumn, "fin")]
    [InlineData("siren;debut;fin\n200037059\n", 2, ZoneFault.MissingField, "200037059")]
    [InlineData("siren;debut;fin\n20003705;2027-01-01;\n", 2, ZoneFault.BadSiren, "20003705")]
    [InlineData("siren;debut;fin\n20003705A;2027-01-01;\n", 2, ZoneFault.BadSiren, "20003705A")]
    [InlineData("siren;debut;fin\n200037059;;\n", 2, ZoneFault.BadDate, "")]
    [InlineData("siren;debut;fin\n200037059;2027-02-29;\n", 2, ZoneFault.BadDate, "2027-02-29")]
    [InlineData("siren;debut;fin\n200037059;01-02-2027;\n", 2, ZoneFault.BadDate, "01-02-2027")]
    [InlineData("siren;debut;fin\n200037059;1927-01-01;\n", 2, ZoneFault.BadDate, "1927-01-01")]
    [InlineData("siren;debut;fin\n200037059;2027-01-01;jamais\n", 2, ZoneFault.BadDate, "jamais")]
    [InlineData("siren;debut;fin\n\n200037059;2027-01-02;2027-01-01\n", 3, ZoneFault.EndBeforeStart, "2027-01-01")]
    [InlineData("siren;debut;fin\n\"un\nnom\";2027-01-01;\n", 2, ZoneFault.BadSiren, "un\nnom")]
    public void A_bad_line_is_told_by_its_number_and_reason(string text, int line, ZoneFault fault, string value)
    {
        var file = ZoneFile.Read(text);

        Assert.Equal([new ZoneFileFault(line, fault, value)], file.Faults);
        Assert.Empty(file.Lines);
    }

    [Fact]
    public void Every_fault_of_a_line_is_told()
    {
        var file = ZoneFile.Read("siren;debut;fin\nabc;hier;demain\n");

        Assert.Equal([ZoneFault.BadSiren, ZoneFault.BadDate, ZoneFault.BadDate], file.Faults.Select(f => f.Fault));
    }

    [Fact]
    public void A_file_without_end_is_not_read_to_the_end()
    {
        var text = new StringBuilder("siren;debut;fin\n").Insert(16, "200037059;2027-01-01;\n", ZoneFile.MostLines + 1).ToString();

        Assert.Equal([ZoneFault.TooManyLines], ZoneFile.Read(text).Faults.Select(f => f.Fault));
    }

    [Fact]
    public void Every_fault_has_words() =>
        Assert.All(Enum.GetValues<ZoneFault>(), fault => Assert.NotEmpty(ZonesText.Describe(new ZoneFileFault(4, fault, "2027"))));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    public void Any_usual_encoding_is_read(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("siren;début;fin")];

        Assert.Equal("siren;début;fin", ZoneFileEncoding.Decode(bytes));
    }
}
