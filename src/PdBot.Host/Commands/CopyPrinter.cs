using PdBot.Storage.Moving;

namespace PdBot.Host.Commands;

/// <summary>What <c>storage copy</c> says.</summary>
internal static class CopyPrinter
{
    private const int Every = 500;

    /// <summary>What must be so before it begins.</summary>
    public static void Warn(bool account)
    {
        if (account)
            Console.WriteLine("複製期間須停止所有使用此儲存體帳戶的機器人 / All replicas that use the account must be stopped until the copy is complete.");
        Console.WriteLine("複製完成後僅能以目的端啟動機器人，否則訊息會重複送出 / Afterwards start the bot on the target only, or messages would be sent twice.");
    }

    /// <summary>A line per <see cref="Every"/> reports, and at the end of each stage.</summary>
    public static Action<CopyProgress> Progress()
    {
        var (stage, next) = (default(CopyStage?), 0);
        return progress =>
        {
            if (stage != progress.Stage)
                (stage, next) = (progress.Stage, Every);
            if (progress.Done < next && progress.Done < progress.Total)
                return;
            next += Every;
            Console.WriteLine($"{Words(progress.Stage)}  {progress.Done} / {progress.Total}");
        };
    }

    /// <summary>How it ended.</summary>
    public static void Print(CopyResult result)
    {
        foreach (var fault in result.Faults)
            Console.Error.WriteLine($"{fault.Number?.Value ?? "-"}  {Words(fault.Kind)}  {fault.Report} {fault.Detail}".TrimEnd());
        if (result.FaultCount > result.Faults.Length)
            Console.Error.WriteLine($"… {result.FaultCount}");
        if (result.IsRefused)
        {
            Console.Error.WriteLine("目的端已有不同資料，未寫入任何內容 / The target holds something else; nothing was written.");
            return;
        }
        var counts = result.Counts;
        Console.WriteLine($"案件 / reports      {counts.Reports,10}  （本次寫入 / written now {result.Copied}）");
        Console.WriteLine($"紀錄 / events       {counts.Events,10}");
        Console.WriteLine($"排程 / wakes        {counts.Wakes,10}");
        Console.WriteLine($"待送 / to be sent   {counts.Messages,10}");
        Console.WriteLine($"案號 / numbers      {counts.Numbers,10}");
        Console.WriteLine($"定義 / definitions  {counts.Definitions,10}");
        Console.WriteLine($"人員 / people       {counts.People,10}");
        Console.WriteLine($"租用戶 / tenants    {counts.Tenants,10}");
        Console.WriteLine($"已用時機 / occasions {counts.Occasions,9}");
        Console.WriteLine($"報到 / roll-calls   {counts.RollCalls,10}");
        Console.WriteLine($"名冊查核 / roster checks {counts.RosterChecks,6}");
        Console.WriteLine(result.Agrees ? "來源與目的一致，雜湊鏈完整 / Source and target agree; the chain is intact." : $"{result.FaultCount} 處不一致 / do not agree");
    }

    private static string Words(CopyStage stage) => stage switch
    {
        CopyStage.Comparing => "核對既有資料 / comparing what is there",
        CopyStage.Copying => "複製 / copying",
        CopyStage.Verifying => "核對全部資料 / comparing everything",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    private static string Words(CopyFaultKind kind) => kind switch
    {
        CopyFaultKind.Unknown => "來源無此案件 / not in the source",
        CopyFaultKind.Differs => "兩端內容不同 / differs",
        CopyFaultKind.Missing => "目的端缺少 / missing in the target",
        CopyFaultKind.Damaged => "來源已損毀，未複製 / damaged in the source, not copied",
        CopyFaultKind.NumberTaken => "案號已屬他案 / the number belongs to another report",
        CopyFaultKind.Log => "紀錄遭更動 / the log was changed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
