using System.Globalization;

namespace Pacte.Web.Starting;

/// <summary>Says on the operator's console, in French, what a long start is doing.</summary>
public sealed class StartConsole(TextWriter writer, TimeProvider clock)
{
    /// <summary>A console that says nothing, for tests.</summary>
    public static StartConsole Silent { get; } = new(TextWriter.Null, TimeProvider.System);

    public void Say(string line) => writer.WriteLine($"pacte · {line}");

    public async Task<T> StepAsync<T>(string what, Func<Task<T>> act)
    {
        Say($"{what}…");
        var started = clock.GetTimestamp();
        var answer = await act();
        var seconds = clock.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.GetCultureInfo("fr-FR"));
        Say($"{what} : fait en {seconds} s");
        return answer;
    }

    public Task StepAsync(string what, Func<Task> act) =>
        StepAsync(what, async () =>
        {
            await act();
            return true;
        });
}
