using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.RollCalls;

/// <summary>Asks a contact to check in (報到), and says when that was done. Names nobody: the reader knows who is meant.</summary>
internal static class RollCallCard
{
    public const string Kind = "roll-call";

    public static AdaptiveCard Draw(RollCallView view, AdaptiveElement? notice = null)
    {
        var (screen, organisation) = (view.Screen, view.Organisation);
        var data = CardData.Of((Verbs.KindKey, Kind), (Verbs.QuarterKey, view.Quarter.ToString()));
        var body = new List<AdaptiveElement>
        {
            new Container(
            [
                Parts.Small(screen.Say($"{organisation.Title.ZhTw}｜個資事件通報", $"{organisation.Title.En} | personal-data incident")),
                new TextBlock(view.CheckedInAt is null ? screen.Say("個資事件聯絡人報到", "Roll-call of incident contacts") : screen.Say("已報到", "Checked in"))
                    { Size = FontSize.Large, Weight = FontWeight.Bolder, Style = TextBlockStyle.Heading, Spacing = Spacing.Small },
                new TextBlock(screen.Say(view.Quarter.Title)) { Weight = FontWeight.Bolder, Spacing = Spacing.Small },
            ]) { Style = view.CheckedInAt is null ? ContainerStyle.Accent : ContainerStyle.Good, Bleed = true },
        };
        if (notice is not null)
            body.Add(notice);
        body.Add(view.CheckedInAt is { } at
            ? new FactSet([new(screen.Say("報到時間", "Checked in at"), screen.Time(at))])
            : new TextBlock(screen.Say(
                $"本機構每季請個資事件聯絡人報到一次，以確認發生個資事件時能即時通知到您。請於 {screen.Due(view.Until)} 前按「報到」。",
                $"Once a quarter the contacts for personal-data incidents check in, so that it is known whom a report would reach. Please press “Check in” by {screen.Due(view.Until)}.")));
        body.Add(Parts.Heading(screen.Say("您在通報順序中的職責", "Where you stand in the chain")));
        body.AddRange(view.Contact.Places.Select(place => new TextBlock(screen.Say(place.Title)) { Spacing = Spacing.Small }));
        if (view.CheckedInAt is null)
            body.Add(new ActionSet([CardFallback.Execute(Verbs.CheckIn, screen.Say("報到", "Check in"), data, ActionStyle.Positive)]));
        body.Add(Parts.Small(view.CheckedInAt is null
            ? screen.Say("系統僅記錄報到時間；逾期未報到者，將提請執行小組確認聯絡方式。如職務已異動，請告知名冊管理人員。", "Only the time is kept. Who has not checked in in time is named to the executive group. If your duties have changed, please tell whoever keeps the roster.")
            : screen.Say("如職務異動，請告知名冊管理人員更新聯絡名冊。", "If your duties change, please tell whoever keeps the roster.")));
        return new AdaptiveCard
        {
            Body = body,
            FallbackText = Summary(view),
            Lang = Screen.Tag(screen.Language),
            Msteams = MsTeams.FullWidth,
            Refresh = view.User is { Length: > 0 } user ? new Refresh(new ActionExecute(Verbs.Refresh) { Data = data }) { UserIds = [user] } : null,
        };
    }

    /// <summary>The preview line.</summary>
    public static string Summary(RollCallView view) => view.CheckedInAt is null
        ? view.Screen.Say("個資事件聯絡人報到", "Roll-call of incident contacts")
        : view.Screen.Say("已報到", "Checked in");
}
