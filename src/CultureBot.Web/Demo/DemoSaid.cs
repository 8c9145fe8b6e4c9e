using System.Collections.Immutable;
using CultureBot.Feedback;
using NodaTime;

namespace CultureBot.Web.Demo;

/// <summary>What was said with a name, or passed on without one, in the last three weeks: some of it answered, some of it waiting, one overdue.</summary>
internal static class DemoSaid
{
    private static readonly ImmutableArray<Said> All =
    [
        new("thandeka", "IT Help", FeedbackWay.Named, 5, ServiceDimension.Responsiveness, "Ximena had my headset working before the first call of the day.", "", 2),
        new("otto", "IT Help", FeedbackWay.Relayed, 2, ServiceDimension.Communication, "The scanners were updated in the middle of the early shift, and nobody had told us.", "Ask the dispatch desk for the quiet hour.", 3),
        new("kauri", "Finance", FeedbackWay.Named, 3, ServiceDimension.Empowerment, "The van stood two days because the part needed two signatures.", "A limit under which the depot may decide.", 20),
        new("soraya", "Facilities", FeedbackWay.Named, 4, ServiceDimension.Reliability, "Warm office again by ten, as promised.", "A word that it may be cold until then.", 6)
        {
            Answers = [new(AnswerKind.Acknowledged, Acknowledgement.Thanks, "", 5), new(AnswerKind.Done, null, "A note goes to the floor now whenever the heating is off.", 1)],
        },
        new("lorcan", "Logistics", FeedbackWay.Relayed, 2, ServiceDimension.Communication, "The customer heard of the delay from the driver. I heard of it from the customer.", "", 9)
        {
            Answers = [new(AnswerKind.Acknowledged, Acknowledgement.Sorry, "", 8), new(AnswerKind.Promised, null, "From Monday on dispatch writes to you before it writes to the driver.", 7)],
        },
        new("mereana", "Front Desk", FeedbackWay.Named, 5, ServiceDimension.Empathy, "Wiremu walked our candidate to the door of the room.", "", 4)
        {
            Answers = [new(AnswerKind.Acknowledged, Acknowledgement.Thanks, "", 3)],
        },
        new("renata", "Customer Care", FeedbackWay.Named, 3, ServiceDimension.Tangibles, "The ticket came without the gate code, so that Dash drove there twice.", "Gate code and a number to call, always.", 8)
        {
            Answers = [new(AnswerKind.Acknowledged, Acknowledgement.DidNotKnow, "", 7), new(AnswerKind.Replied, null, "Can you send me one or two of them? I should like to see where it gets lost.", 6)],
        },
        new("gideon", "People", FeedbackWay.Relayed, 3, ServiceDimension.Responsiveness, "Two technicians began without a contract in their hands.", "", 5),
        new("yusuf", "Customer Care", FeedbackWay.Named, 5, ServiceDimension.Tangibles, "The list of refunds was complete, for the third month in a row.", "", 7),
        new("viggo", "Finance", FeedbackWay.Named, 2, ServiceDimension.Communication, "The reason was “see policy”. Which line of it?", "", 10)
        {
            Answers = [new(AnswerKind.Acknowledged, Acknowledgement.LookingIntoIt, "", 9), new(AnswerKind.Declined, null, "We cannot quote each line by hand before the new system is there in spring; you can call Soraya until then.", 6)],
        },
    ];

    public static IEnumerable<PastRating> Until(Instant now) => All.Select(said => new PastRating
    {
        Customer = new(DemoIds.AccountOf(DemoPeople.All.First(person => person.Handle == said.Customer))),
        Team = said.Team,
        Way = said.Way,
        At = now - Duration.FromDays(said.DaysAgo),
        Rating = new() { Stars = said.Stars, Dimension = said.About, Words = said.Words, Wish = said.Wish },
        Answers = [.. said.Answers.Select(answer => new PastAnswer(answer.Kind, answer.Acknowledgement, answer.Words, now - Duration.FromDays(answer.DaysAgo)))],
    });

    private sealed record Said(string Customer, string Team, FeedbackWay Way, int Stars, ServiceDimension About, string Words, string Wish, int DaysAgo)
    {
        public ImmutableArray<(AnswerKind Kind, Acknowledgement? Acknowledgement, string Words, int DaysAgo)> Answers { get; init; } = [];
    }
}
