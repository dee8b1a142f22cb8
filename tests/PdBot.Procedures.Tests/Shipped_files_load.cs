using PdBot.Domain;
using PdBot.Procedures;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class Shipped_files_load
{
    [Fact]
    public void The_shipped_procedures_and_organisations_load_without_a_problem()
    {
        var library = Library.Open(null, null);

        Assert.True(library.Ok, string.Join("\n", library.Problems.Select(problem => problem.ToLine(Language.En))));
        Assert.NotNull(library.Value.Current.Find(new OrganisationId("cgu-example")));
    }
}
