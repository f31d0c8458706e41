using Microsoft.AspNetCore.Connections;

namespace Pacte.Web.Starting;

/// <summary>Runs the process and turns what an operator can mend into one message and an exit code; anything else is a bug and keeps its stack.</summary>
public static class StartGuard
{
    public const int Refused = 1;
    public const int Interrupted = 130;

    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> run)
    {
        using var signals = new StopSignals();
        try
        {
            return await run(signals.Token);
        }
        catch (StartRefusedException refusal)
        {
            return await FailAsync(refusal.Message);
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            return await FailAsync(
                $"L’adresse demandée est déjà prise par un autre programme ({error.Message}) "
                + "Choisissez-en une autre, par exemple : --urls http://127.0.0.1:5081");
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    /// <summary>
    /// Does a long step of the start, but waits for it only until a stop is asked. Some of it computes without listening (a model of the
    /// data, seconds on a busy machine): that ends with the process, and what it had not committed is rolled back.
    /// </summary>
    public static Task UntilStopAsync(Func<Task> step, CancellationToken stopping) => Task.Run(step, stopping).WaitAsync(stopping);

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync($"pacte · Arrêt : {message}");
        return Refused;
    }
}
