using System.Globalization;
using CultureBot.Pulse;
using NodaTime;

namespace CultureBot.Tests.Pulse.Surveys;

/// <summary>How HR sees a survey in the list.</summary>
public sealed class SurveyLinesTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("Service culture", "Service culture · scheduled")]
    [InlineData("service culture", "service culture · scheduled")]
    [InlineData("Autumn", "Autumn · Service culture · scheduled")]
    public void The_template_is_said_where_the_name_does_not_say_it(string name, string line)
    {
        var survey = new Survey
        {
            Id = new(Guid.Empty), Name = name, Template = SurveyTemplate.Icare, State = SurveyState.Scheduled, Questions = [], Audience = Audience.Everybody,
            Promise = new(), CreatedAt = Instant.FromUtc(2026, 3, 2, 9, 0),
        };

        var lines = SurveyLines.Of(English, new(survey, null, null, null), DateTimeZone.Utc);

        Assert.Equal(line, lines.First().ToPlain());
    }
}
