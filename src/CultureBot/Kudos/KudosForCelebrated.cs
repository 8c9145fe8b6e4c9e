using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Celebrations;
using CultureBot.Chat;

namespace CultureBot.Kudos;

/// <summary>Under a celebration: the form, with those filled in who are celebrated, as long as they are few.</summary>
internal sealed class KudosForCelebrated(KudosWords words) : ICelebrationAction
{
    private const int MostFilledIn = 5;

    public Button ButtonFor(CultureInfo culture, ImmutableArray<string> accounts) => new()
    {
        Label = words.SayPlain(culture, "ButtonCelebrated"),
        Action = KudosChat.FormButton,
        Value = accounts.Length <= MostFilledIn ? KudosOpening.ValueOf(accounts) : "",
        OpensForm = true,
    };
}
