using Pacte.Web.Starting;

namespace Pacte.UnitTests.Starting;

public sealed class StartGuardTests
{
    [Fact]
    public async Task A_step_that_hears_nothing_does_not_hold_up_a_stop()
    {
        using var stop = new CancellationTokenSource();
        using var release = new ManualResetEventSlim();
        var begun = new TaskCompletionSource();
        var step = StartGuard.UntilStopAsync(
            () =>
            {
                begun.SetResult();
                release.Wait(CancellationToken.None);
                return Task.CompletedTask;
            },
            stop.Token);
        await begun.Task;

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step);
        release.Set();
    }

    [Fact]
    public async Task A_refusal_of_a_step_is_told()
    {
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(
            () => StartGuard.UntilStopAsync(() => throw new StartRefusedException("Non."), CancellationToken.None));

        Assert.Equal("Non.", refusal.Message);
    }
}
