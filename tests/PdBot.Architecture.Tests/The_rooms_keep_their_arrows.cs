namespace PdBot.Architecture.Tests;

/// <summary>Which room may use which, over what the compiler left.</summary>
public sealed class The_rooms_keep_their_arrows
{
    [Theory]
    [InlineData("Domain", "")]
    [InlineData("Engine", "Domain")]
    [InlineData("Procedures", "Domain")]
    [InlineData("Documents", "Domain")]
    [InlineData("Storage", "Domain Engine")]
    [InlineData("Teams", "Domain Engine")]
    [InlineData("Host", "Documents Domain Engine Procedures Storage Teams")]
    public void A_room_uses_only_the_rooms_it_may(string room, string may)
    {
        using var compiled = new Compiled(room);

        Assert.Empty(compiled.Rooms.Except(may.Split(' ')));
    }

    [Fact]
    public void The_rules_use_nothing_but_the_base_library()
    {
        using var domain = new Compiled("Domain");

        Assert.All(domain.Assemblies, name => Assert.StartsWith("System", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("System.IO.")]
    [InlineData("System.Net.")]
    [InlineData("System.Threading.")]
    [InlineData("System.Console")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Random")]
    [InlineData("System.Security.")]
    public void The_rules_touch_neither_files_nor_net_nor_clock_nor_chance(string beginning)
    {
        using var domain = new Compiled("Domain");

        Assert.DoesNotContain(domain.Types, type => type.StartsWith(beginning, StringComparison.Ordinal));
    }

    [Fact]
    public void The_rules_make_no_time_and_no_ids_of_their_own()
    {
        using var domain = new Compiled("Domain");

        Assert.DoesNotContain(domain.Members, member => member is "DateTime.get_Now" or "DateTime.get_UtcNow" or "DateTimeOffset.get_Now" or "DateTimeOffset.get_UtcNow" or "Guid.NewGuid");
    }

    [Theory]
    [InlineData("YamlDotNet", "Procedures")]
    [InlineData("SQLitePCLRaw", "Storage")]
    [InlineData("Polly", "Teams")]
    [InlineData("Microsoft.IdentityModel", "Teams")]
    [InlineData("System.IdentityModel", "Teams")]
    [InlineData("System.CommandLine", "Host")]
    [InlineData("Spectre.Console", "Host")]
    public void A_package_stays_in_its_room(string package, string home)
    {
        foreach (var room in new[] { "Domain", "Engine", "Procedures", "Documents", "Storage", "Teams", "Host" })
        {
            using var compiled = new Compiled(room);
            if (room != home)
            {
                Assert.DoesNotContain(compiled.Assemblies, name => name.StartsWith(package, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void Only_the_door_speaks_HTTP_to_callers()
    {
        foreach (var room in new[] { "Domain", "Engine", "Procedures", "Documents", "Storage", "Teams" })
        {
            using var compiled = new Compiled(room);
            Assert.DoesNotContain(compiled.Assemblies, name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_check_can_tell_a_forbidden_arrow()
    {
        using var host = new Compiled("Host");

        Assert.Contains("Storage", host.Rooms);
        Assert.Contains(host.Types, type => type.StartsWith("System.IO.", StringComparison.Ordinal));
    }
}
