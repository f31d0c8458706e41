using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Pacte.TestKit;

namespace Pacte.BrowserTests.Kit;

/// <summary>Reads what the application would send, as the person who receives it.</summary>
internal static partial class SentMessages
{
    /// <summary>The six digits of the last message to this address.</summary>
    public static async Task<string> LastCodeToAsync(this TestDatabase database, string address)
    {
        await using var db = database.Open();
        var body = await db.OutboxMessages.Where(m => m.Address == address)
            .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Select(m => m.Body).FirstAsync();
        return CodeShape().Match(body).Value;
    }

    [GeneratedRegex(@"\b\d{6}\b", RegexOptions.None, 1000)]
    private static partial Regex CodeShape();
}
