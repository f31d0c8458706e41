using Pacte.Web.Commands;

namespace Pacte.IntegrationTests.Commands;

public sealed class CommandTableTests
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public static TheoryData<string> Verbs => [.. CommandTable.All.Select(command => command.Name)];

    [Fact]
    public void There_are_five_verbs_and_the_help_lists_them()
    {
        Assert.Equal(["migrate", "seed", "import-zones", "plan", "solve"], CommandTable.All.Select(command => command.Name));
        Assert.Equal(Command.Done, Choose("--help"));
        Assert.All(CommandTable.All, command => Assert.Contains($"  {command.Name} ", output.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Each_verb_explains_itself_and_does_nothing(string verb)
    {
        Assert.Equal(Command.Done, Choose(verb, "--help"));
        Assert.StartsWith(verb, output.ToString(), StringComparison.Ordinal);
        Assert.Empty(error.ToString());
    }

    [Theory]
    [InlineData("Commande inconnue", "migrer")]
    [InlineData("« tout » est de trop", "migrate", "tout")]
    [InlineData("--mois est inconnue", "plan", "--mois", "2027-01")]
    [InlineData("--month demande une valeur", "plan", "--month")]
    [InlineData("Il faut donner : FICHIER.csv", "import-zones")]
    public void What_fits_no_verb_is_said_on_the_error_stream(string why, params string[] words)
    {
        Assert.Equal(Command.Misused, Choose(words));
        Assert.Contains(why, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Without_a_verb_it_serves()
    {
        Assert.Equal((null, null), CommandTable.Choose([], output, error));
        Assert.Equal((null, null), CommandTable.Choose(["--urls", "http://127.0.0.1:5080"], output, error));
    }

    private int? Choose(params string[] words) => CommandTable.Choose(words, output, error).ExitCode;
}
