using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Pacte.Web.Data;

/// <summary>Lets <c>dotnet ef migrations</c> read the model without starting the application or a server.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PacteDb>
{
    public PacteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PacteDb>().UseNpgsql("Host=design-time-only").Options);
}
