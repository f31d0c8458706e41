using Pacte.Web.Data.Embedded;
using Pacte.Web.Starting;

namespace Pacte.IntegrationTests.Starting;

public sealed class DataFolderTests : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("pacte-folder-").FullName;

    public void Dispose() => Directory.Delete(path, recursive: true);

    [Fact]
    public void A_folder_of_somebody_else_is_refused_by_name_and_left_as_it_is()
    {
        File.WriteAllText(Path.Combine(path, "these.docx"), "trois ans de travail");
        var refusal = Assert.Throws<StartRefusedException>(() => DataFolder.Open(path));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("these.docx", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["these.docx"], Directory.EnumerateFileSystemEntries(path).Select(Path.GetFileName));
    }

    [Fact]
    public void The_data_of_another_postgresql_is_refused()
    {
        File.WriteAllText(Path.Combine(path, "PG_VERSION"), "18");

        Assert.Throws<StartRefusedException>(() => DataFolder.Open(path));
    }

    [Fact]
    public void A_folder_keeps_its_password_from_one_start_to_the_next()
    {
        var first = DataFolder.Open(path);

        Assert.Equal(first.Password, DataFolder.Open(path).Password);
        Assert.Equal(ClusterState.Missing, first.State);
    }

    [Fact]
    public async Task Half_a_database_is_refused_and_left_as_it_is()
    {
        var folder = DataFolder.Open(path);
        Directory.CreateDirectory(folder.Cluster);
        await File.WriteAllTextAsync(Path.Combine(folder.Cluster, "PG_VERSION"), "18");
        var options = new EmbeddedPostgresOptions(path, new(NpmPostgres.ForCurrentUser(), Chosen: null));
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => EmbeddedPostgres.StartAsync(options, StartConsole.Silent, TimeProvider.System, CancellationToken.None));

        Assert.Contains(folder.Cluster, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["PG_VERSION"], Directory.EnumerateFileSystemEntries(folder.Cluster).Select(Path.GetFileName));
    }

    [Fact]
    public void A_broken_marker_is_refused_and_left_as_it_is()
    {
        var marker = Path.Combine(path, DataFolder.MarkerName);
        File.WriteAllText(marker, "{\"Password\":");

        Assert.Throws<StartRefusedException>(() => DataFolder.Open(path));
        Assert.Equal("{\"Password\":", File.ReadAllText(marker));
    }

    [Fact]
    public async Task Without_any_postgresql_the_refusal_names_the_three_ways()
    {
        var search = new BinariesSearch(new NpmPostgres(Path.Combine(path, "pacte.json", "no-cache")), Chosen: null) { OnMachine = () => [] };
        DataFolder.Open(path);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => PostgresBinaries.FindAsync(search, major: null, StartConsole.Silent, CancellationToken.None));

        Assert.Contains("ConnectionStrings__Pacte", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("npm", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql", refusal.Message, StringComparison.Ordinal);
    }
}
