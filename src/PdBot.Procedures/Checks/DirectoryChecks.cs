using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>What could not be asked, what the directory says that cannot be, and who has no conversation with the bot.</summary>
internal static class DirectoryChecks
{
    public static IEnumerable<Finding> Find(Organisation file, RosterEvidence evidence, ImmutableArray<RosterSeat> seats)
    {
        if (evidence.Directory is { } knowledge)
            foreach (var finding in knowledge.Missing.Select(missing => Missing(missing.Key, missing.Value)).Concat(OfSources(file, knowledge)))
                yield return finding;
        var strangers = seats.SelectMany(seat => seat.People).Where(person => person is { NeverMet: true, Reason: null }).DistinctBy(person => person.Id).ToArray();
        if (strangers.Length > 0)
        {
            yield return Finding.Warning(null,
                $"{strangers.Length} 人尚未與小幫手建立對話，請確認已為其安裝應用程式：{string.Join("、", strangers.Select(person => person.Name))}",
                $"No conversation with the bot yet ({strangers.Length}); see that the app is installed for them: {string.Join(", ", strangers.Select(person => person.Name))}");
        }
    }

    private static Finding Missing(DirectoryFeature feature, DirectoryFault fault)
    {
        if ((feature, fault) == (DirectoryFeature.People, DirectoryFault.NotFound))
            return Finding.Warning(null, "目錄服務查無名冊中任何一人，疑為設定錯誤或其他租用戶，不予採信", "The directory knows nobody of the roster: it is probably another tenant's, and is not believed");
        if ((feature, fault) == (DirectoryFeature.Groups, DirectoryFault.NotFound))
            return Finding.Warning(null, "名冊所列之群組有目錄服務查無者，暫以名冊所列人員為準", "The directory does not have a group that the roster names; the people of the roster stand");
        var (zh, en) = RosterWords.Name(feature);
        return fault == DirectoryFault.NotGranted
            ? Finding.Warning(null, $"目錄服務未授予「{zh}」之權限，未予查核", $"The directory does not grant the right to {en}: not checked")
            : Finding.Warning(null, $"目錄服務未回應「{zh}」之查詢，未予查核", $"The directory did not answer about {en}: not checked");
    }

    private static IEnumerable<Finding> OfSources(Organisation file, DirectoryKnowledge knowledge)
    {
        foreach (var one in file.Assignments)
        {
            if (one.Source is not { } source || !knowledge.Holders.TryGetValue(source, out var found))
                continue;
            if (found.Length > DirectoryKnowledge.MostHolders)
                yield return Finding.Warning(null, $"角色 {one.Role}：群組成員 {found.Length} 人，逾 {DirectoryKnowledge.MostHolders} 人之上限，暫以名冊所列人員為準", $"Role {one.Role}: the group has {found.Length} members, more than {DirectoryKnowledge.MostHolders}; the person of the roster stands");
            else if (found.IsEmpty)
                yield return Finding.Warning(null, $"角色 {one.Role}：群組內無使用中之帳號，暫以名冊所列人員為準", $"Role {one.Role}: nobody of the group has an account in use; the person of the roster stands");
        }
    }
}
