[assembly: Xunit.AssemblyFixture(typeof(Pacte.TestKit.TestPostgres))]
[assembly: Xunit.AssemblyFixture(typeof(Pacte.BrowserTests.Kit.Chromium))]
