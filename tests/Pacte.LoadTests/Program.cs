using Pacte.LoadTests;
using Pacte.LoadTests.Bare;

if (args is ["bare", ..])
    return await BareServer.RunAsync(args[1..]);
if (LoadOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(LoadOptions.Usage);
    return 2;
}

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stopping.Cancel();
};
return await LoadRun.ExecuteAsync(options, stopping.Token);
