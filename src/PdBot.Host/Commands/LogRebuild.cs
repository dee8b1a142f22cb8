using PdBot.Host.Composition;
using PdBot.Storage.Azure;

namespace PdBot.Host.Commands;

/// <summary><c>log rebuild</c>: lists and numbers of a storage account, made anew from its log.</summary>
internal static class LogRebuild
{
    private const int Pace = 100;

    /// <returns>0 done, 1 when two reports have one number, 2 when there is no such storage.</returns>
    public static async Task<int> RunAsync(string storage, CancellationToken cancellationToken)
    {
        await using var store = await Stores.OpenToReadAsync(storage, cancellationToken).ConfigureAwait(false);
        if (store is null)
            return 2;
        if (store is not AzureStore account)
        {
            Console.WriteLine("清單與紀錄同在一檔，無需重建 / The lists live in the same file as the log: there is nothing to rebuild.");
            return 0;
        }
        var (reports, clashes) = (0, 0);
        await foreach (var report in account.RebuildIndexAsync(cancellationToken).ConfigureAwait(false))
        {
            if (++reports % Pace == 0)
                Console.WriteLine($"{reports} 案 / reports");
            if (report.IsNumberItsOwn)
                continue;
            clashes++;
            Console.WriteLine($"案號重複 / the number belongs to another report too: {report.Head.Number} {report.Head.Report}");
        }
        Console.WriteLine($"清單已重建 / the lists are rebuilt: {reports} 案 / reports");
        return clashes == 0 ? 0 : 1;
    }
}
