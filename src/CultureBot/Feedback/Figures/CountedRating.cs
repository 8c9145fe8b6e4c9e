namespace CultureBot.Feedback;

/// <summary>One customer's rating of one provider, as a quarter counts it; each customer has one a provider.</summary>
/// <param name="Provider">As <see cref="Feedback.Provider.Reference"/>.</param>
/// <param name="CustomerTeam">The key of the customer's team; empty when nobody says.</param>
/// <param name="Way">How it was given: whoever was told of a rating knows it apart from the others.</param>
/// <param name="Stars">1 to 5.</param>
internal sealed record CountedRating(string Provider, string CustomerTeam, FeedbackWay Way, int Stars);

/// <summary>What is published of a provider, or of one edge of it.</summary>
/// <param name="Provider">As <see cref="Feedback.Provider.Reference"/>.</param>
/// <param name="CustomerTeam">The key of the team whose people it served; empty for all its customers.</param>
/// <param name="N">Customers.</param>
/// <param name="Fives">Of them, who gave a five.</param>
internal sealed record PublishedService(string Provider, string CustomerTeam, int N, int Fives);
