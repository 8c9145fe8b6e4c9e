using System.Globalization;
using CultureBot.Chat;
using CultureBot.People;
using CultureBot.Pulse;
using CultureBot.Storage.Secrets;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace CultureBot.Tests.Pulse.Asking;

/// <summary>Drafts travel sealed in the buttons of a card.</summary>
public sealed class DraftTests
{
    private const int LongestValue = 2000;

    private static readonly WindowId Window = new(Guid.Parse("0192bbbb-0000-7000-8000-000000000001"));
    private static readonly PersonId Person = new(Guid.Parse("0192aaaa-0000-7000-8000-000000000001"));
    private static readonly DraftSeal Seal = new(new SecretBox(new byte[32]));

    [Fact]
    public void What_was_sealed_comes_back_as_it_was() => Prop.ForAll(AnyDraft(), draft =>
    {
        var opened = Seal.Open(Window, 13, Person, Seal.Seal(Window, 13, Person, draft))!;

        Assert.Equal(draft.Marks, opened.Marks);
        Assert.Equal(draft.MadeUpFor, opened.MadeUpFor);
        Assert.Equal((draft.At, draft.IsChanging), (opened.At, opened.IsChanging));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_opens_for_its_person_wave_and_window_alone_and_only_unchanged()
    {
        var text = Seal.Seal(Window, 3, Person, Draft.Of(3, []));

        Assert.NotNull(Seal.Open(Window, 3, Person, text));
        Assert.Null(Seal.Open(Window, 4, Person, text));
        Assert.Null(Seal.Open(Window, 3, new(Guid.Parse("0192aaaa-0000-7000-8000-000000000002")), text));
        Assert.Null(Seal.Open(new(Guid.Parse("0192bbbb-0000-7000-8000-000000000002")), 3, Person, text));
        Assert.Null(new DraftSeal(new SecretBox([.. Enumerable.Repeat((byte)1, 32)])).Open(Window, 3, Person, text));
        for (var i = 0; i < text.Length; i++)
        {
            // The bits behind the last byte change nothing of what is sealed.
            var changed = text[..i] + (text[i] == 'Q' ? 'w' : 'Q') + text[(i + 1)..];
            if (i < text.Length - 1) Assert.Null(Seal.Open(Window, 3, Person, changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("!")]
    [InlineData("AAAA")]
    [InlineData("no base64 url at all …")]
    public void Nonsense_is_no_draft(string text) => Assert.Null(Seal.Open(Window, 3, Person, text));

    [Fact]
    public void Every_button_of_a_catch_up_with_everything_in_it_is_short_enough_on_every_page_and_every_answer_is_there()
    {
        var questions = Rotation.CatchUp(Person, Window, QuestionBank.All, [.. Enumerable.Range(1, 12)]);
        var respondent = RespondentOf(questions, Draft.Of(questions.Count(question => question.Kind != QuestionKind.Open), Enumerable.Range(1, 12)));
        var cards = new AskingCards(Seal);
        var reader = new AskingReader(CultureInfo.GetCultureInfo("en"), CultureInfo.GetCultureInfo("en"), DateTimeZone.Utc, DateTimeZone.Utc);
        List<Button> buttons = [];
        while (respondent.Draft.At < respondent.Tapped.Length)
        {
            Assert.True(respondent.Tapped.Length >= 36);
            var shown = ButtonsOf(cards.Of(reader, respondent)).ToList();
            Assert.Equal(AnswerScale.Of(respondent.Tapped[respondent.Draft.At]).Length, shown.Count(button => button.Action == AskingChat.AnswerButton) - 2);
            buttons.AddRange(shown);
            respondent = respondent with { Draft = respondent.Draft.Answered(Mark.Of(AnswerScale.Of(respondent.Tapped[respondent.Draft.At])[^1])) };
        }

        for (var page = 0; page < 5; page++) buttons.AddRange(ButtonsOf(cards.Of(reader, respondent, page: page)));

        Assert.Equal(
            Enumerable.Range(0, respondent.Tapped.Length),
            buttons.Where(button => button.Action == AskingChat.ChangeButton).Select(button => CardValue.Read(button.Value)!.Number!.Value).Distinct().Order());
        Assert.All(buttons, button => Assert.InRange(button.Value.Length, 1, 200));
        Assert.True(buttons.Max(button => button.Value.Length) <= LongestValue);
    }

    private static Arbitrary<Draft> AnyDraft() =>
        (from count in Gen.Choose(1, 120)
         from codes in Gen.Choose(-3, 10).ArrayOf(count)
         from at in Gen.Choose(0, count)
         from changing in Gen.Elements(true, false)
         from waves in Gen.SubListOf(Enumerable.Range(1, 12))
         select new Draft
         {
             Marks = [.. codes.Select(code => code switch { -3 => Mark.None, -2 => Mark.Skipped, -1 => Mark.CannotSay, _ => Mark.Of(code) })],
             At = at,
             IsChanging = changing,
             MadeUpFor = [.. waves.Order()],
         }).ToArbitrary();

    private static IEnumerable<Button> ButtonsOf(Card card) => card.Blocks.OfType<ActionsBlock>().SelectMany(actions => actions.Buttons);

    private static AskedPerson RespondentOf(System.Collections.Immutable.ImmutableArray<Question> questions, Draft draft)
    {
        var survey = new Survey
        {
            Id = new(Guid.Empty), Name = "Pulse", Template = SurveyTemplate.StandingPulse, State = SurveyState.Scheduled, Questions = QuestionBank.All,
            Audience = Audience.Everybody, Promise = new(), CreatedAt = NodaConstants.UnixEpoch,
        };
        return new()
        {
            Survey = survey,
            Window = new()
            {
                Id = Window, SurveyId = survey.Id, Number = 1, State = WindowState.Open, Questions = QuestionBank.All, Promise = new(), PublicKey = [],
                BallotSize = 0, Waves = 13, LaunchedAt = NodaConstants.UnixEpoch,
            },
            Wave = 13,
            Person = Person,
            AlsoKnownAs = [],
            Questions = questions,
            Draft = draft,
        };
    }
}
