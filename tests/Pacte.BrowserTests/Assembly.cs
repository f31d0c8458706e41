[assembly: Xunit.AssemblyFixture(typeof(Pacte.TestKit.TestPostgres))]
