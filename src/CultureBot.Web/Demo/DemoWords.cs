using System.Collections.Immutable;

namespace CultureBot.Web.Demo;

/// <summary>What people of the demo company wrote into sealed ratings: of two teams enough for all of it to be shown.</summary>
internal static class DemoWords
{
    private static readonly ImmutableArray<string> ItHelp =
    [
        "Tell me before the laptop goes away, not when I am about to present.",
        "The second answer was right. I would have loved to get it first.",
        "One person who stays on it, please. I told my story three times.",
        "Everything worked in the end; a note that you were on it would have calmed me.",
        "The new phone came without my numbers.",
        "A page with what one may install by oneself.",
        "Do not close my ticket while it is still broken, even if it is Friday.",
        "In the Auckland office we wait until you wake up. One early hour a week would do.",
        "Great help, but only after my manager had written.",
        "Ask what I need it for. I would have needed the small one.",
        "It took two days to be allowed something that takes a minute.",
        "The screens in the meeting rooms: every Monday the same.",
    ];

    private static readonly ImmutableArray<string> Finance =
    [
        "My expenses came back three times for three different reasons. All at once, please.",
        "Tell us the new rule before it holds.",
        "Two signatures for a pair of gloves.",
        "An answer by mail, not a link to forty pages.",
        "The supplier called me, since nobody had paid. I had sent everything in May.",
        "A phone number for when a van stands still.",
        "It was right, and it took four weeks.",
        "Say who decides. I asked three of you.",
        "Receipts by photo would save me an evening a month.",
        "The form wants a cost centre that no longer exists.",
        "Nobody knew that my trip was approved.",
    ];

    private static readonly ImmutableArray<string> Others =
    [
        "A day’s warning would have done.", "Nearly perfect; the list was from last week.", "It was kind, and it was late.", "One call instead of five mails.",
    ];

    /// <param name="team">Who served.</param>
    /// <param name="quarter">0 to 2; the first two tell different things.</param>
    public static IEnumerable<string> Of(string team, int quarter) => team switch
    {
        "IT Help" => quarter == 1 ? ItHelp : ItHelp.Take(4),
        "Finance" => quarter == 0 ? Finance.Take(5) : Finance,
        _ => Others,
    };
}
