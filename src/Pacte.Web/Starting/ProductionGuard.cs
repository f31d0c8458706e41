using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Starting;

/// <summary>Outside development, nothing of the demonstration may stand: anyone could enter by its accounts.</summary>
public static class ProductionGuard
{
    /// <summary>Before anything is written.</summary>
    public static void RefuseDemoSettings(IHostEnvironment environment, StartOptions start)
    {
        if (!environment.IsDevelopment() && start.Scenario.Length > 0)
            throw new StartRefusedException(
                $"Le scénario de démonstration « {start.Scenario} » est demandé (Pacte__Start__Scenario) hors développement. "
                + "Retirez ce réglage.");
    }

    public static async Task RefuseDemoAccountsAsync(IHostEnvironment environment, UnitOfWork work, CancellationToken ct)
    {
        if (environment.IsDevelopment())
            return;
        var accounts = await work.ReadAsync(Scope.Service, db => db.StaffAccounts.CountAsync(account => account.IsDemonstration, ct));
        if (accounts > 0)
            throw new StartRefusedException(
                $"La base contient {accounts} comptes de démonstration : Pacte ne démarre pas ainsi hors développement. "
                + "Donnez une base sans démonstration par ConnectionStrings__Pacte.");
    }
}
