using CultureBot.Pulse;

namespace CultureBot.Tests.Pulse.Surveys;

public sealed class OwnQuestionsTests
{
    [Fact]
    public void A_question_is_read_in_all_its_languages()
    {
        var question = Assert.Single(Read("agree- | manager listening | My manager cuts me off.\nde: Mein Manager fällt mir ins Wort.\npt-br: Meu gerente me interrompe."));

        Assert.Equal((QuestionKind.Agree, true, Level.Manager, Dimension.Listening), (question.Kind, question.IsReversed, question.Level!.Value, question.Dimension!.Value));
        Assert.Equal(["de", "en", "pt-br"], question.Texts.Keys);
        Assert.Equal("Mein Manager fällt mir ins Wort.", question.Texts["de"].Words);
    }

    [Theory]
    [InlineData("agree | | Fine.", QuestionKind.Agree)]
    [InlineData("0-10 | | How likely?", QuestionKind.Recommend)]
    [InlineData("ladder | | Where are you?", QuestionKind.Ladder)]
    [InlineData("OPEN | | What would help?", QuestionKind.Open)]
    [InlineData("choice | organization | Which? | One; Two", QuestionKind.Choice)]
    internal void Every_kind_can_be_written(string line, QuestionKind kind) => Assert.Equal(kind, Assert.Single(Read(line)).Kind);

    [Theory]
    [InlineData("agree", "FaultOwnLine")]
    [InlineData("stars | | How many?", "FaultOwnLine")]
    [InlineData("agree | sales | Fine.", "FaultOwnLine")]
    [InlineData("agree | 3 | Fine.", "FaultOwnLine")]
    [InlineData("open- | | Fine.", "FaultOwnLine")]
    [InlineData("agree | |", "FaultWords")]
    [InlineData("agree | | Fine. | One; Two", "FaultWords")]
    [InlineData("choice | | Which?", "FaultOptions")]
    [InlineData("choice | | Which? | One; one", "FaultOptions")]
    [InlineData("choice | | Which? | 1;2;3;4;5;6;7;8", "FaultOptions")]
    [InlineData("choice | | Which? | One; Two\nde: Was? | Eins", "FaultOptions")]
    [InlineData("de: Fein.", "FaultLanguageFirst")]
    [InlineData("open | | Fine?\nopen | | Fine?", "FaultTwice")]
    public void What_cannot_be_read_is_named(string typed, string fault) => Assert.Equal(fault, OwnQuestions.Read(typed, "en").Fault?.Key);

    [Fact]
    public void The_same_words_are_the_same_question_and_others_another()
    {
        Assert.Equal(Read("open | | Fine?")[0].Item, Read("open | fun | Fine?")[0].Item);
        Assert.NotEqual(Read("open | | Fine?")[0].Item, Read("open | | Fine today?")[0].Item);
    }

    [Fact]
    public void Items_of_the_bank_are_spans_and_sets()
    {
        Assert.Equal(["O3", "O4", "O5", "A1"], BankItems.Read("O3-O5, A1").Value.Select(question => question.Item));
        Assert.Equal(39, BankItems.Read("all").Value.Length);
        Assert.Equal("O3-O5 A1", BankItems.Write(BankItems.Read("o3 o4 o5 a1").Value));
        Assert.Equal("FaultItem", BankItems.Read("O5-O3").Fault?.Key);
        Assert.Equal("FaultItem", BankItems.Read("A3").Fault?.Key);
    }

    private static System.Collections.Immutable.ImmutableArray<Question> Read(string typed)
    {
        var (questions, fault) = OwnQuestions.Read(typed, "en");
        Assert.Null(fault);
        return questions;
    }
}
