using CultureBot.Feedback;

namespace CultureBot.Tests.Feedback;

/// <summary>What can read as a threat or a slur, and what only looks like it.</summary>
public sealed class ToneCheckTests
{
    [Theory]
    [InlineData("Once more and I will kill you.", "I will kill you")]
    [InlineData("I'll KILL you!", "I'll KILL you")]
    [InlineData("I’ll k1ll yöu", "I’ll k1ll yöu")]
    [InlineData("i am going to hurt you", "i am going to hurt you")]
    [InlineData("We know where you live", "We know where you live")]
    [InlineData("Honestly: you will regret this", "you will regret this")]
    [InlineData("Watch your back. Bye", "Watch your back")]
    [InlineData("I will shoot you", "I will shoot you")]
    [InlineData("Ich bringe dich um!", "Ich bringe dich um")]
    [InlineData("Ich weiß, wo du wohnst", "Ich weiß, wo du wohnst")]
    [InlineData("Das wirst du noch bereuen", "Das wirst du noch bereuen")]
    [InlineData("Ich werde euch töten", "Ich werde euch töten")]
    public void A_threat_is_found_with_its_words_as_they_were_written(string text, string piece) =>
        Assert.Equal(new(ToneKind.Threat, piece), ToneCheck.Find(text));

    [Theory]
    [InlineData("You total retard", "You total retard")]
    [InlineData("That faggot again", "faggot")]
    [InlineData("So eine Mißgeburt", "Mißgeburt")]
    [InlineData("f4gg0t", "f4gg0t")]
    public void A_slur_is_found(string text, string piece)
    {
        var found = Assert.IsType<ToneFinding>(ToneCheck.Find(text));

        Assert.Equal(ToneKind.Slur, found.Kind);
        Assert.EndsWith(piece.Split(' ')[^1], found.Piece, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀 \ud800 ́")]
    [InlineData("Kill the process and start it again")]
    [InlineData("I'd kill for a faster service")]
    [InlineData("I will kill them and restart all workers")]
    [InlineData("I will shoot you an email")]
    [InlineData("Next time I will beat you to it")]
    [InlineData("That deadline will kill me")]
    [InlineData("We hit the target, they killed the project")]
    [InlineData("The office in Scunthorpe, near Offa's Dyke and Penistone")]
    [InlineData("Spic and span; a chink in the armour; du retard dans la livraison")]
    [InlineData("Flame retardant cables, a bit of retard in the ignition")]
    [InlineData("A nigh call, niggling bugs, snigger")]
    [InlineData("Ich bringe dich um acht zum Bahnhof")]
    [InlineData("Ich bringe euch um 10 Uhr hin, das mache ich fertig")]
    [InlineData("Pass auf dich auf")]
    [InlineData("You killed it today, dead on time")]
    public void What_people_say_every_day_is_not(string text) => Assert.Null(ToneCheck.Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("threat:")]
    [InlineData("shout: you")]
    [InlineData("no colon")]
    public void A_line_that_is_no_pattern_is_refused(string line) => Assert.Throws<FormatException>(() => TonePattern.Parse(line));
}
