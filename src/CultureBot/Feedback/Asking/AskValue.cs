using System.Globalization;

namespace CultureBot.Feedback;

/// <summary>What a button of a card that asks means.</summary>
/// <param name="Asking">Which service it is about.</param>
/// <param name="Way">How the rating is to reach whom it is about.</param>
/// <param name="Stars">1 to 5; 0 for a button that only changes the way.</param>
/// <param name="Code">Of the rating that a tap becomes.</param>
/// <param name="Quarter">Whose promise the card tells: its name.</param>
internal sealed record AskValue(AskingId Asking, FeedbackWay Way, int Stars, ReceiptCode Code, string Quarter)
{
    private const char Between = '|';

    /// <summary>Null for what no button of ours has.</summary>
    public static AskValue? Read(string value) =>
        value.Split(Between) is [var asking, var way, var stars, var code, var quarter]
            && Guid.TryParseExact(asking, "N", out var id)
            && Enum.TryParse<FeedbackWay>(way, out var known) && Enum.IsDefined(known)
            && int.TryParse(stars, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Rating.Most
            && ReceiptCode.Read(code) is { } receipt
            ? new(new(id), known, number, receipt, quarter)
            : null;

    public override string ToString() => string.Join(Between, Asking.Value.ToString("N"), Way, Stars.ToString(CultureInfo.InvariantCulture), Code.Text, Quarter);
}
