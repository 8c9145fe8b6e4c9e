using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CultureBot.People.Directory;
using CultureBot.Privacy.Sealing;
using CultureBot.Pulse;
using CultureBot.Storage.Secrets;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Tests.Pulse.Ballots;

/// <summary>What is sealed opens with the window's key, for its window, unchanged, and tells nothing by its size.</summary>
public sealed class BallotSealTests
{
    private static readonly SecretBox Secrets = new(new byte[32]);
    private static readonly WindowId Window = new(Guid.Parse("0192bbbb-0000-7000-8000-000000000001"));
    private static readonly ImmutableArray<Question> Questions = QuestionBank.All;

    private const int PlaceBytes = 200;

    [Fact]
    public void It_opens_with_the_key_of_its_window()
    {
        var (publicKey, wrapped) = WindowKey.Create(Secrets);
        var key = WindowKey.Open(Secrets, wrapped);
        var ballot = new Ballot("manager:1", "Porto", [new("I1", 5), new("A1", 0), new("A4", null, "Fewer meetings")]);

        var opened = Ballot.FromBytes(BallotSeal.Open(Window.Value, key, Sealed(publicKey, ballot)));

        Assert.Equal((ballot.GroupId, ballot.AttributeValue), (opened.GroupId, opened.AttributeValue));
        Assert.Equal(ballot.Answers, opened.Answers);
    }

    [Fact]
    public void It_opens_with_no_other_key_and_for_no_other_window()
    {
        var (publicKey, wrapped) = WindowKey.Create(Secrets);
        var one = Sealed(publicKey, new Ballot("company", "", []));
        var key = WindowKey.Open(Secrets, wrapped);
        var other = WindowKey.Open(Secrets, WindowKey.Create(Secrets).WrappedPrivateKey);

        Assert.ThrowsAny<CryptographicException>(() => BallotSeal.Open(Window.Value, other, one));
        Assert.ThrowsAny<CryptographicException>(() => BallotSeal.Open(Guid.Parse("0192bbbb-0000-7000-8000-000000000002"), key, one));
        Assert.Throws<SecretUnreadableException>(() => WindowKey.Open(new SecretBox([.. Enumerable.Repeat((byte)1, 32)]), wrapped));
    }

    [Fact]
    public void A_changed_byte_anywhere_keeps_it_from_opening()
    {
        var (publicKey, wrapped) = WindowKey.Create(Secrets);
        var key = WindowKey.Open(Secrets, wrapped);
        var one = Sealed(publicKey, new Ballot("company", "", [new("I1", 5)]));

        Prop.ForAll(Gen.Choose(0, one.Length - 1).ToArbitrary(), at =>
        {
            byte[] changed = [.. one];
            changed[at] ^= 0x20;
            Assert.ThrowsAny<CryptographicException>(() => BallotSeal.Open(Window.Value, key, changed));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_that_anybody_could_have_sealed_without_agreeing_on_a_key_is_refused()
    {
        var key = WindowKey.Open(Secrets, WindowKey.Create(Secrets).WrappedPrivateKey);
        // RFC 7748, 6.1: with a point of small order every agreement is zero.
        var forged = new byte[1 + WindowKey.Length + 16 + 4];
        forged[0] = 2;
        var aesKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, new byte[32], 32, salt: new byte[WindowKey.Length], info: Encoding.UTF8.GetBytes($"ballot:{Window.Value:D}"));
        using var aes = new AesGcm(aesKey, 16);
        aes.Encrypt(new byte[12], new byte[4], forged.AsSpan(^4), forged.AsSpan(1 + WindowKey.Length, 16), [.. forged.AsSpan(0, 1 + WindowKey.Length), .. Window.Value.ToByteArray()]);

        Assert.ThrowsAny<CryptographicException>(() => BallotSeal.Open(Window.Value, key, forged));
    }

    [Fact]
    public void A_key_of_another_version_is_named_as_such() =>
        Assert.Throws<NotSupportedException>(() => WindowKey.Open(Secrets, Secrets.Wrap("window-key", new byte[121])));

    [Fact]
    public void All_of_a_window_have_the_same_size_and_no_two_are_alike()
    {
        var (publicKey, _) = WindowKey.Create(Secrets);
        Ballot[] ballots =
        [
            new("company", "", []),
            new("company", "", []),
            new("manager:" + Guid.Empty, new string('x', 100), [.. Questions.Where(question => question.Kind != QuestionKind.Open).Select(question => new Answer(question.Item, 10))]),
            new("", "", [new(QuestionBank.Rating("Front Desk").Item, 9)]),
            new("company", "", [new("A4", null, new string('"', WordsForm.MostCharacters))]),
        ];

        var sealedOnes = ballots.Select(ballot => Sealed(publicKey, ballot)).ToList();

        Assert.Single(sealedOnes.Select(one => one.Length).Distinct());
        Assert.Equal(ballots.Length, sealedOnes.Select(Convert.ToHexString).Distinct().Count());
    }

    [Theory]
    [InlineData("é")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData("<")]
    [InlineData("語")]
    [InlineData("🎉")]
    [InlineData("𝔄")]
    [InlineData("\u00ad")]
    [InlineData("\u2028")]
    [InlineData("\ufffe")]
    [InlineData("\U0010ffff")]
    [InlineData("\ue000")]
    public void Whatever_a_form_takes_fits_and_comes_back_as_it_was(string letter)
    {
        var count = Math.Min(WordsForm.MostCharacters, Ballot.MostCommentBytes / Encoding.UTF8.GetByteCount(letter));
        var words = string.Concat(Enumerable.Repeat(letter, count));
        Question[] open = [.. Enumerable.Range(0, 3).Select(i => new Question { Item = $"own:{i}", Kind = QuestionKind.Open })];

        var group = "manager:" + Guid.Empty;

        var bytes = new Ballot(group, "", [.. open.Select(question => new Answer(question.Item, null, words))]).ToBytes(Ballot.SizeFor(open, group.Length));

        Assert.All(Ballot.FromBytes(bytes).Answers, answer => Assert.Equal(words, answer.Words));
    }

    [Fact]
    public void The_longest_place_and_every_answer_fit_exactly_as_they_are()
    {
        var (group, value) = ("manager:" + Guid.Empty, new string('語', DirectoryFields.LongestValue));
        Question[] questions =
            [QuestionBank.Find("I1")!, QuestionBank.Find("A4")!, new() { Item = "own:" + new string('x', 90), Kind = QuestionKind.Choice, OptionCount = 7 }];
        var ballot = new Ballot(group, value, [new("I1", 5), new("A4", null, new string('x', Ballot.MostCommentBytes)), new(questions[2].Item, 0)]);

        var opened = Ballot.FromBytes(ballot.ToBytes(Ballot.SizeFor(questions, group.Length + Encoding.UTF8.GetByteCount(value))));

        Assert.Equal((group, value), (opened.GroupId, opened.AttributeValue));
        Assert.Equal(ballot.Answers, opened.Answers);
        Assert.Throws<ArgumentException>(() => ballot.ToBytes(Encoding.UTF8.GetByteCount(value)));
    }

    [Fact]
    public void A_rating_has_as_much_room_as_everything_else()
    {
        Question[] questions = [QuestionBank.Find("I1")!, QuestionBank.Rating(new string('ß', 100))];

        var bytes = new Ballot("", "", [new(questions[1].Item, 10)]).ToBytes(Ballot.SizeFor(questions, placeBytes: 0));

        Assert.Equal(10, Assert.Single(Ballot.FromBytes(bytes).Answers).Choice);
    }

    [Fact]
    public void Bytes_of_another_version_are_said_to_be_that_and_others_to_be_no_ballot()
    {
        var bytes = new Ballot("company", "", [new("I1", 5)]).ToBytes(100);
        byte[] other = [(byte)(bytes[0] + 1), .. bytes[1..]];

        Assert.Contains("another version", Assert.Throws<NotSupportedException>(() => Ballot.FromBytes(other)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Ballot.FromBytes([]));
        Assert.Throws<InvalidDataException>(() => Ballot.FromBytes([bytes[0], 200, 1]));
        Assert.Throws<InvalidDataException>(() => Ballot.FromBytes([bytes[0], 0, 0, 255, 255, 255, 255, 255, 255]));
    }

    private static byte[] Sealed(byte[] publicKey, Ballot ballot) => BallotSeal.Seal(Window.Value, publicKey, ballot.ToBytes(Ballot.SizeFor(Questions, PlaceBytes)));
}
