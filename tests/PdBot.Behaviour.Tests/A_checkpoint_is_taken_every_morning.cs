using PdBot.Storage.Events;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests;

/// <summary>How far the log goes is told and kept once a day, and proves later what was changed.</summary>
public sealed class A_checkpoint_is_taken_every_morning
{
    [Fact]
    public async Task It_goes_to_the_executive_group_and_into_the_folder_once_a_day()
    {
        var folder = Directory.CreateTempSubdirectory("pdbot-checkpoints-");
        await using var bot = await Bot.StartAsync("cgu-example", ("Bot:CheckpointFolder", folder.FullName));
        await bot.Person("曾演練").AskAsync("help");
        await bot.Staff().ReportAsync();
        bot.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 21, 8, 59, 0, TimeSpan.FromHours(8)));
        Assert.Null(await bot.CheckpointAsync());

        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        var taken = await bot.CheckpointAsync();
        Assert.Null(await bot.CheckpointAsync());

        Assert.NotNull(taken);
        Assert.Equal("PD-115-0001", Assert.Single(taken.Reports).Number.Value);
        await bot.Teams.WaitForAsync(message =>
            message.Person == bot.Person("曾演練").Id.Value && message.Content.TryGetProperty("text", out var text)
            && text.GetString()!.Contains("處理紀錄每日查核點（民國 115 年 11 月 21 日）：案件 1 件", StringComparison.Ordinal) && text.GetString()!.Contains(taken.Digest, StringComparison.Ordinal));
        await bot.RestartAsync();
        Assert.Null(await bot.CheckpointAsync());
        var kept = Assert.Single(folder.GetFiles());
        Assert.Equal(taken.Digest, Checkpoint.Parse(await File.ReadAllTextAsync(kept.FullName))?.Digest);

        bot.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await bot.CheckpointAsync());
        Assert.Equal(2, folder.GetFiles().Length);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_folder_has_it_also_when_who_was_to_tell_it_died()
    {
        var folder = Directory.CreateTempSubdirectory("pdbot-checkpoints-");
        await using var bot = await Bot.StartAsync("cgu-example", ("Bot:CheckpointFolder", folder.FullName));
        await bot.Staff().ReportAsync();
        bot.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8)));
        await bot.BeginAndDieAsync("checkpoint-2026-11-21");

        Assert.Null(await bot.CheckpointAsync());

        Assert.Single(Checkpoint.Parse(await File.ReadAllTextAsync(Assert.Single(folder.GetFiles()).FullName))!.Reports);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task When_it_cannot_be_kept_it_is_told_after_an_hour_and_kept_as_soon_as_it_can_be()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"pdbot-checkpoints-{Guid.NewGuid():n}");
        await using var bot = await Bot.StartAsync("cgu-example", ("Bot:CheckpointFolder", folder));
        await bot.Person("曾演練").AskAsync("help");
        await bot.Staff().ReportAsync();
        bot.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8)));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(bot.CheckpointAsync);

        bot.Clock.Advance(TimeSpan.FromHours(1));
        var told = await bot.CheckpointAsync();
        Assert.Null(await bot.CheckpointAsync());

        Assert.NotNull(told);
        var message = await bot.Teams.WaitForAsync(message => IsDigest(message, told));
        Assert.Contains("本日查核點未能另行存檔", message.Content.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, bot.Log.Of(3011).Count);

        Directory.CreateDirectory(folder);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await bot.CheckpointAsync());
        Assert.Equal(told.Line, (await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(folder)))).TrimEnd());
        Assert.Null(await bot.CheckpointAsync());
        Assert.Single(bot.Teams.SeenBy(bot.Person("曾演練").Id.Value), other => IsDigest(other, told));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_digest_is_told_also_when_who_was_to_tell_it_died_and_then_once()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Person("曾演練").AskAsync("help");
        await bot.Staff().ReportAsync();
        bot.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8)));
        await bot.BeginAndDieAsync("checkpoint-2026-11-21");
        Assert.Null(await bot.CheckpointAsync());

        bot.Clock.Advance(TimeSpan.FromHours(1));
        var taken = await bot.CheckpointAsync();
        await bot.RestartAsync();
        Assert.Null(await bot.CheckpointAsync());

        Assert.NotNull(taken);
        await bot.Teams.WaitForAsync(message => IsDigest(message, taken));
        Assert.Single(bot.Teams.SeenBy(bot.Person("曾演練").Id.Value), message => IsDigest(message, taken));
    }

    [Fact]
    public async Task A_day_that_an_older_version_told_is_not_told_again_after_the_update()
    {
        await using var bot = await Bot.StartAsync();
        bot.TakeAsAnOlderVersion("checkpoint-2026-11-21");
        bot.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.FromHours(8)));
        Assert.Null(await bot.CheckpointAsync());

        bot.Clock.Advance(TimeSpan.FromDays(1));
        Assert.NotNull(await bot.CheckpointAsync());
    }

    [Fact]
    public async Task A_digest_that_still_waited_for_Teams_when_the_process_died_is_told_by_the_next()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Person("曾演練").AskAsync("help");
        bot.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8)));
        await bot.DieWhileTellingAsync(bot.CheckpointAsync);

        bot.Clock.Advance(TimeSpan.FromHours(1));
        var taken = await bot.CheckpointAsync();

        Assert.NotNull(taken);
        await bot.Teams.WaitForAsync(message => IsDigest(message, taken));
    }

    private static bool IsDigest(ShownActivity message, Checkpoint checkpoint) =>
        message.Content.TryGetProperty("text", out var text) && text.GetString()!.Contains(checkpoint.Digest, StringComparison.Ordinal);
}
