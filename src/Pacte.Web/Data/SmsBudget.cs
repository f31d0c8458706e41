using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using static Pacte.Web.Data.OwnStatements;

namespace Pacte.Web.Data;

/// <summary>How much of a day's short messages is spent.</summary>
public readonly record struct SmsDay(int Sent, int Budget)
{
    public bool IsNearlySpent => Sent * 5L >= Budget * 4L;

    public bool IsSpent => Sent >= Budget;
}

/// <summary>Counts short messages against the day's budget, in the transaction of the act that sends one.</summary>
public sealed partial class SmsBudget(IOptions<SmsLimits> options, TimeProvider clock, ILogger<SmsBudget> logger)
{
    private const string Spend =
        """
        insert into sms_days as d (day, sent, budget) values ($1, 1, $2)
        on conflict (day) do update set sent = d.sent + 1, budget = excluded.budget where d.sent < excluded.budget
        returning sent
        """;

    /// <summary>Counts one more; false, and nothing counted, when the day's budget is spent.</summary>
    public async Task<bool> TrySpendAsync(PacteDb db, CancellationToken ct)
    {
        var budget = options.Value.DailyBudget;
        if (budget == 0)
            return false;
        var spent = await db.ReturningAsync<int>(Spend, ct, Parameter(Today), Parameter(budget));
        if (spent.Count == 0)
            return false;
        Warn(new(spent[0], budget));
        return true;
    }

    public async Task<SmsDay> TodayAsync(PacteDb db, CancellationToken ct)
    {
        var sent = await db.Database.SqlQuery<int>($"""select sent as "Value" from sms_days where day = {Today}""").ToListAsync(ct);
        return new(sent.FirstOrDefault(), options.Value.DailyBudget);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    // Said once, by the message that reaches it.
    private void Warn(SmsDay day)
    {
        if (day.IsSpent)
            LogSpent(day.Budget);
        else if (day.IsNearlySpent && !new SmsDay(day.Sent - 1, day.Budget).IsNearlySpent)
            LogNearlySpent(day.Sent, day.Budget);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Sent} of the {Budget} short messages of the day are used")]
    private partial void LogNearlySpent(int sent, int budget);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Budget} short messages of the day are used: patients are asked for an e-mail address")]
    private partial void LogSpent(int budget);
}
