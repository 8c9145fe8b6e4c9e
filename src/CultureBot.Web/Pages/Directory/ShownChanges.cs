using CultureBot.People.Directory.Imports;

namespace CultureBot.Web.Pages.Directory;

/// <summary>Those of many changes that stand on one page; the others are only counted.</summary>
public sealed class ShownChanges(int page)
{
    private const int Size = 200;

    private readonly List<ImportChange> _onPage = new(Size);

    public IReadOnlyList<ImportChange> OnPage => _onPage;

    public int Total { get; private set; }

    public int Number { get; } = Math.Max(1, page);

    public int Last => Math.Max(1, (Total + Size - 1) / Size);

    public void Add(ImportChange change)
    {
        if (Total / Size + 1 == Number) _onPage.Add(change);
        Total++;
    }
}
