using PdBot.Benchmarks;
using PdBot.Benchmarks.Account;
using PdBot.Benchmarks.Acts;
using PdBot.Benchmarks.Commits;
using PdBot.Benchmarks.Lateness;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Servers;
using PdBot.Benchmarks.Start;
using PdBot.Benchmarks.Windows;

// dotnet run -c Release --project tests/PdBot.Benchmarks [-- acts|commits|windows|start|lateness|account|account-wakes|account-start] [--quick|--once]
// Without a verb: everything. "raw" is the child process that the acts are compared with.
var plan = args.Contains("--quick") ? Plan.Quick : args.Contains("--once") ? Plan.Full with { Runs = 1 } : Plan.Full;
var verbs = args.Where(argument => !argument.StartsWith('-')).ToArray();
if (verbs is ["raw", var file, var port])
    return await RawServer.RunAsync(file, port);
if (verbs.Except(["acts", "commits", "windows", "start", "lateness", "account", "account-wakes", "account-start"]).Any())
{
    Console.Error.WriteLine("PdBot.Benchmarks [acts] [commits] [windows] [start] [lateness] [account] [account-wakes] [account-start] [--quick|--once]");
    return 2;
}

bool Wanted(string verb) => verbs.Length == 0 || verbs.Contains(verb);
foreach (var line in Facts.Lines())
    Console.WriteLine(line);
if (Wanted("acts"))
    await ActsBenchmark.RunAsync(plan);
if (Wanted("commits"))
    await CommitsBenchmark.RunAsync(plan);
if (Wanted("windows"))
    await WindowsBenchmark.RunAsync(plan);
if (Wanted("start"))
    await StartBenchmark.RunAsync(plan);
if (Wanted("lateness"))
    await LatenessBenchmark.RunAsync(plan);
if (Wanted("account"))
    await AccountBenchmark.RunAsync(plan);
if (Wanted("account-wakes"))
    await AccountWakesBenchmark.RunAsync(plan);
if (Wanted("account-start"))
    await AccountStartBenchmark.RunAsync(plan);
return 0;
