namespace Pacte.TestKit;

/// <summary>Lets many acts go at one instant: each first gets ready, and none begins before all are.</summary>
public static class Race
{
    public static Task<T[]> RunAsync<T>(int count, Func<int, Task<T>> act) =>
        RunAsync(count, index => Task.FromResult(index), act);

    public static Task RunAsync(int count, Func<int, Task> act) =>
        RunAsync(count, async index =>
        {
            await act(index);
            return true;
        });

    /// <summary>As above, with something each act opens before the gate: a connection, a session, a page.</summary>
    public static async Task<T[]> RunAsync<TReady, T>(int count, Func<int, Task<TReady>> prepare, Func<TReady, Task<T>> act)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = 0;
        var runs = Enumerable.Range(0, count).Select(index => Task.Run(async () =>
        {
            try
            {
                var ready = await prepare(index);
                if (Interlocked.Increment(ref waiting) == count)
                    gate.SetResult();
                await gate.Task;
                return await act(ready);
            }
            catch (Exception error)
            {
                // One that cannot get ready must not leave the others waiting for ever.
                gate.TrySetException(error);
                throw;
            }
        })).ToList();
        return await Task.WhenAll(runs);
    }
}
