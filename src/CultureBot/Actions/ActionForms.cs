using System.Globalization;
using CultureBot.Chat;

namespace CultureBot.Actions;

/// <summary>The short forms of an action: how it goes, why not, and who else.</summary>
internal static class ActionForms
{
    public const string ProgressId = "actions.progress";
    public const string DeclineId = "actions.decline";
    public const string OwnerId = "actions.owner";
    public const string Words = "words";
    public const string Owner = "owner";

    public static Form Progress(CultureInfo culture, ActionId action) => Make(
        culture, ProgressId, "ProgressTitle", "ProgressSubmit", action, Sentence(culture, "FieldProgress", "FieldProgressHint"));

    public static Form Decline(CultureInfo culture, ActionId action) => Make(
        culture, DeclineId, "DeclineTitle", "DeclineSubmit", action, Sentence(culture, "FieldDecline", "FieldDeclineHint"));

    public static Form NewOwner(CultureInfo culture, ActionId action) => Make(
        culture, OwnerId, "OwnerTitle", "OwnerSubmit", action, new PeopleField(Owner, ActionsWords.SayPlain(culture, "FieldNewOwner")));

    private static TextField Sentence(CultureInfo culture, string label, string hint) => new(Words, ActionsWords.SayPlain(culture, label))
    {
        IsMultiline = true,
        Hint = ActionsWords.SayPlain(culture, hint),
        MaxLength = PromiseActionHandler.MostCharacters,
    };

    private static Form Make(CultureInfo culture, string id, string title, string submit, ActionId action, FormField field) => new(
        id, ActionsWords.SayPlain(culture, title), ActionsWords.SayPlain(culture, submit), ActionsWords.SayPlain(culture, "Cancel"), action.Subject, [field]);
}
