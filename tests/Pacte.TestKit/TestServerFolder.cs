namespace Pacte.TestKit;

/// <summary>A folder that goes with the run.</summary>
public sealed class TestServerFolder : IDisposable
{
    public TestServerFolder() => Path = Directory.CreateTempSubdirectory("pacte-tests-").FullName;

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
