using CultureBot.Feedback;
using CultureBot.Testing.Databases;

namespace CultureBot.Tests.Feedback;

/// <summary>Whoever answers for feedback does, once a request, until it is settled.</summary>
public sealed class AnswerFeedbackTests
{
    [Theory, DatabaseData]
    public async Task Each_answer_is_told_to_the_writer_and_moves_the_response_on(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var subject = await NamedAsync(test);

        foreach (var (answer, state) in ((AnswerKind, ResponseState)[])
            [
                (AnswerKind.Replied, ResponseState.Acknowledged), (AnswerKind.Promised, ResponseState.Promised),
                (AnswerKind.Acknowledged, ResponseState.Promised), (AnswerKind.Done, ResponseState.Done),
            ])
        {
            var result = await test.AnswerAsync("mia", subject, answer, "We are on it");
            Assert.Equal((null, state), (result.Refusal, result.Response!.State));
        }

        Assert.Equal(["1", "2", "3", "4"], await test.ListAsync("SELECT step FROM messages WHERE kind = 'feedback.answered' AND destination = 'Uana' ORDER BY step"));
        Assert.Equal(AnswerRefusal.Settled, (await test.AnswerAsync("mia", subject, AnswerKind.Replied, "One more thing")).Refusal);
    }

    [Theory, DatabaseData]
    public async Task A_request_that_arrives_twice_answers_once(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var subject = await NamedAsync(test);

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => test.AnswerAsync("mia", subject, AnswerKind.Replied, "Sorry", "one")));

        Assert.All(results, result => Assert.Null(result.Refusal));
        Assert.Equal(1, await test.CountAsync("feedback_answers"));
    }

    [Theory, DatabaseData]
    public async Task Only_its_owner_answers_and_never_without_a_word(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var subject = await NamedAsync(test);

        Assert.Equal(AnswerRefusal.NotYours, (await test.AnswerAsync("ben", subject, AnswerKind.Replied, "Not me")).Refusal);
        Assert.Equal(AnswerRefusal.NoWords, (await test.AnswerAsync("mia", subject, AnswerKind.Declined)).Refusal);
        Assert.Equal(AnswerRefusal.TooLong, (await test.AnswerAsync("mia", subject, AnswerKind.Declined, new string('x', Rating.MostCharacters + 1))).Refusal);
        Assert.Equal(AnswerRefusal.Unknown, (await test.AnswerAsync("mia", subject with { IsRelay = true }, AnswerKind.Replied, "Who")).Refusal);
        Assert.Equal(0, await test.CountAsync("feedback_answers"));
    }

    [Theory, DatabaseData]
    public async Task Whoever_has_the_receipt_writes_back_until_it_is_settled(DatabaseKind kind)
    {
        await using var test = await FeedbackTest.StartAsync(kind);
        var code = ReceiptCode.Create();
        await test.RateAsync("ana", FeedbackWay.Relayed, stars: 2, words: "It took three days", code: code);
        FeedbackSubject subject = new(code.RatingId, IsRelay: true);

        Assert.Null(await WriteAsync(code, "Four by now", "a"));
        Assert.Null(await WriteAsync(code, "Four by now", "a"));
        Assert.Equal(AnswerRefusal.Unknown, await WriteAsync(ReceiptCode.Create(), "Whose is this", "b"));
        Assert.Equal(AnswerRefusal.NoWords, await WriteAsync(code, "", "c"));
        await test.AnswerAsync("mia", subject, AnswerKind.Declined, "We wait for a part");
        Assert.Equal(AnswerRefusal.Settled, await WriteAsync(code, "Thanks for saying so", "d"));

        Assert.Equal(["Wrote", "Declined"], await test.ListAsync("SELECT kind FROM feedback_answers ORDER BY number"));
        Assert.Equal(["0", "1"], await test.ListAsync("SELECT step FROM messages WHERE kind = 'feedback.told' AND destination = 'Umia' ORDER BY step"));
        Assert.Empty(await test.ListAsync("SELECT step FROM messages WHERE destination = 'Uana'"));

        Task<AnswerRefusal?> WriteAsync(ReceiptCode receipt, string words, string form) =>
            test.WriteBack.HandleAsync(receipt, words, form, FeedbackTest.Cancellation);
    }

    private static async Task<FeedbackSubject> NamedAsync(FeedbackTest test)
    {
        await test.RateAsync("ana", FeedbackWay.Named, words: "It took three days");
        return FeedbackSubject.Find(Assert.Single(await test.ListAsync("SELECT subject FROM feedback_responses")))!.Value;
    }
}
