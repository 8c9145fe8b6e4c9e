using System.Reflection;
using System.Resources;
using CultureBot.Chat;
using CultureBot.House.Tests.House;
using CultureBot.Testing.Words;

namespace CultureBot.House.Tests.Words;

public sealed class PhrasebooksTests
{
    public static TheoryData<string> Books => [.. ResourceFile.Books];

    [Theory]
    [MemberData(nameof(Books))]
    public void A_book_is_well_formed_and_complete_in_every_language(string path)
    {
        var project = path.Split('/')[1];
        var assembly = Assembly.Load(project);
        // The build names it for the class beside it, whose namespace need not be its folder.
        var ending = $".{Path.GetFileNameWithoutExtension(path)}.resources";
        var name = Assert.Single(assembly.GetManifestResourceNames(), n => n.EndsWith(ending, StringComparison.Ordinal));
        var book = new Phrasebook(new ResourceManager(name[..^".resources".Length], assembly));

        Assert.Equal(ResourceFile.Read(path).Keys.Order(StringComparer.Ordinal), book.Keys);
        Repository.HasNone(
            "Mend the phrase in the book of that language.",
            from language in WrittenLanguages.Of(assembly)
                // A language in which not the whole product is written is that of some books, questions for example.
            where language.Name.Length == 0 || CultureBot.People.Languages.Written.Contains(language)
                || Repository.Files.Contains(path.Replace(".resx", $".{language.Name}.resx", StringComparison.Ordinal), StringComparer.Ordinal)
            from problem in book.Problems(language)
            select $"{path} ({language}): {problem}");
    }
}
