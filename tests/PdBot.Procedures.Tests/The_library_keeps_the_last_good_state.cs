using PdBot.Domain;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class The_library_keeps_the_last_good_state
{
    [Fact]
    public void A_broken_roster_changes_nothing_and_is_explained()
    {
        using var folder = new Folder();
        var path = folder.Write("roster.yaml", Shipped.RosterText("cgu-example"));
        var library = Library.Open(null, path).Value!;
        var good = library.Current;

        folder.Write("roster.yaml", "id: [");

        Assert.NotEmpty(library.TryReload());
        Assert.Same(good, library.Current);
    }

    [Fact]
    public void A_mended_roster_comes_into_use()
    {
        using var folder = new Folder();
        var path = folder.Write("roster.yaml", Shipped.RosterText("cgu-example"));
        var library = Library.Open(null, path).Value!;

        folder.Write("roster.yaml", Shipped.RosterText("cgu-example").With("name: 王示範", "name: 新示範"));

        Assert.Empty(library.TryReload());
        Assert.Contains(library.Current.Organisations.Single().Organisation.People.Values, person => person.Name == "新示範");
    }

    [Fact]
    public void What_changes_after_it_was_read_is_seen_once()
    {
        using var folder = new Folder();
        folder.Write("one.yaml", Shipped.RosterText("cgu-example"));
        var library = Library.Open(null, folder.Path).Value!;
        Assert.False(library.HasChanged());

        folder.Write("one.yaml", "id: [");
        Assert.True(library.HasChanged());
        Assert.NotEmpty(library.TryReload());
        Assert.False(library.HasChanged());

        folder.Write("two.yaml", Shipped.RosterText("niu-example"));
        Assert.True(library.HasChanged());
        library.TryReload();
        File.Delete(Path.Combine(folder.Path, "one.yaml"));
        Assert.True(library.HasChanged());
        Assert.Empty(library.TryReload());
        Assert.False(library.HasChanged());
    }

    [Fact]
    public void A_file_put_back_from_a_copy_is_seen_although_it_is_older()
    {
        using var folder = new Folder();
        var path = folder.Write("roster.yaml", Shipped.RosterText("cgu-example"));
        var library = Library.Open(null, path).Value!;

        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddDays(-1));

        Assert.True(library.HasChanged());
    }

    [Fact]
    public void A_folder_adds_procedures_to_the_shipped_ones()
    {
        using var folder = new Folder();
        folder.Write("sixth.yaml", Shipped.ProcedureText("cgu").With("id: cgu\n", "id: sixth\n"));

        var library = Library.Open(folder.Path, null);

        Assert.Contains(library.Value!.Current.Definitions, definition => definition.Procedure.Id == new ProcedureId("sixth"));
    }

    [Fact]
    public void Two_files_for_one_procedure_are_a_problem()
    {
        using var folder = new Folder();
        folder.Write("again.yaml", Shipped.ProcedureText("cgu"));

        Assert.Contains("already defined", Assert.Single(Library.Open(folder.Path, null).Problems).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tenant_belongs_to_one_organisation_only()
    {
        using var folder = new Folder();
        folder.Write("one.yaml", Shipped.RosterText("cgu-example"));
        folder.Write("two.yaml", Shipped.RosterText("cgu-example").With("id: cgu-example", "id: twin"));

        Assert.Contains("already belongs", Assert.Single(Library.Open(null, folder.Path).Problems).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_files_is_a_problem()
    {
        using var folder = new Folder();

        Assert.Single(Library.Open(null, folder.Path).Problems);
    }
}
