namespace CultureBot.Feedback;

/// <summary>What a button below feedback means.</summary>
/// <param name="Subject">Which feedback.</param>
/// <param name="Kind">What its owner says.</param>
/// <param name="Acknowledgement">Which of them, in one click.</param>
internal sealed record AnswerValue(FeedbackSubject Subject, AnswerKind Kind, Acknowledgement? Acknowledgement = null)
{
    private const char Between = '|';

    /// <summary>Null for what no button of ours has.</summary>
    public static AnswerValue? Read(string value) =>
        value.Split(Between) is [var text, var kind, var acknowledgement] && FeedbackSubject.Find(text) is { } subject
            && Enum.TryParse<AnswerKind>(kind, out var known) && known != AnswerKind.Wrote && Enum.IsDefined(known)
            ? new(subject, known, Enum.TryParse<Acknowledgement>(acknowledgement, out var said) && Enum.IsDefined(said) ? said : null)
            : null;

    public override string ToString() => string.Join(Between, Subject.Text, Kind, Acknowledgement);
}
