using CultureBot.Privacy;

namespace CultureBot.Tests.Privacy;

/// <summary>The rows of the table in the methodology, k = 5.</summary>
public sealed class AdmissionTests
{
    public static TheoryData<string, (string Id, string? Parent, int Own)[]> Trees { get; } = new()
    {
        { "Co", [("Co", null, 0), ("Sales", "Co", 4), ("Tech", "Co", 9)] },
        { "Co, Sales, Tech", [("Co", null, 0), ("Sales", "Co", 6), ("Tech", "Co", 9)] },
        { "A, B, CEO", [("CEO", null, 3), ("A", "CEO", 12), ("B", "CEO", 6), ("C", "CEO", 4)] },
        { "A, CEO", [("CEO", null, 0), ("A", "CEO", 12), ("B", "CEO", 6), ("C", "CEO", 4)] },
        { "CEO, X, X1, X2", [("CEO", null, 1), ("X", "CEO", 0), ("X1", "X", 6), ("X2", "X", 7), ("Y", "CEO", 8)] },
        { "CEO, X2", [("CEO", null, 1), ("X", "CEO", 0), ("X1", "X", 6), ("X2", "X", 7)] },
    };

    [Theory]
    [MemberData(nameof(Trees))]
    public void A_tree_is_released_as_published(string published, (string Id, string? Parent, int Own)[] groups)
    {
        var release = Admission.Admit(Companies.Tree(groups), 5);

        Assert.Equal(published, Companies.Published(release));
        Assert.Equal(published, Companies.Published(AuditedAdmission.Admit(release.Table, 5)));
        Assert.True(ReleaseAudit.IsSafe(release) && CutAudit.IsSafe(release));
    }

    [Fact]
    public void Two_places_that_differ_from_two_teams_by_one_person_are_not_released()
    {
        var table = Companies.WithValues(["Paris", "London"], ("Co", null, [0, 0], 0), ("A", "Co", [10, 0], 0), ("B", "Co", [1, 9], 0));

        Assert.Equal("A, B, Co", Companies.Published(Admission.Admit(table, 5)));
        Assert.Equal("A, B, Co", Companies.Published(AuditedAdmission.Admit(table, 5)));
    }

    [Fact]
    public void Places_that_lie_across_teams_by_enough_people_are()
    {
        var table = Companies.WithValues(["Paris", "London"], ("Co", null, [0, 0], 0), ("A", "Co", [10, 5], 0), ("B", "Co", [5, 9], 0));

        Assert.Equal("A, B, Co, Paris, London", Companies.Published(Admission.Admit(table, 5)));
    }

    [Fact]
    public void A_cut_that_no_pair_of_groups_shows_is_found()
    {
        // Three atoms of three people, and a group of each two of them.
        static AuditAtom[] Atoms(params int[] groups) => [.. groups.Select(bits => new AuditAtom(3, bits))];

        Assert.True(ReleaseAudit.IsSafe(5, 1, Atoms(0b01, 0b01, 0)));
        Assert.True(ReleaseAudit.IsSafe(5, 2, Atoms(0b01, 0b11, 0b10)));
        Assert.False(ReleaseAudit.IsSafe(5, 3, Atoms(0b101, 0b011, 0b110)));
    }

    [Fact]
    public void Larger_groups_come_first_and_then_ids()
    {
        // Only one of two can be released: the other would leave four, or two.
        Assert.Equal("Co, b", Companies.Published(Admission.Admit(Companies.Tree(("Co", null, 4), ("a", "Co", 6), ("b", "Co", 7)), 5)));
        Assert.Equal("Co, a", Companies.Published(Admission.Admit(Companies.Tree(("Co", null, 0), ("c", "Co", 2), ("b", "Co", 6), ("a", "Co", 6)), 5)));
    }

    [Fact]
    public void A_company_with_too_few_people_publishes_nothing()
    {
        var release = Admission.Admit(Companies.WithValues(["x"], ("Co", null, [4], 0)), 5);

        Assert.Empty(Companies.Published(release));
        Assert.Null(release.AtomOf("Co"));
        Assert.Equal(new(0, 0, 2), release.Share);
    }

    [Fact]
    public void Only_what_one_release_has_is_admitted_to_the_next()
    {
        var table = Companies.Tree(("Co", null, 20), ("A", "Co", 20), ("B", "Co", 20));
        var some = Release.Of(table, 5, [true, false, true], []);

        Assert.Equal("B, Co", Companies.Published(Admission.Admit(table, 10, some)));
        Assert.Equal("A, B, Co", Companies.Published(Admission.Admit(table, 10)));
    }

    [Fact]
    public void A_k_of_one_protects_nobody_and_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Admission.Admit(Companies.Tree(("Co", null, 9)), 1));
}
