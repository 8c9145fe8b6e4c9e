using CultureBot.Chat;
using CultureBot.Web.Demo;
using CultureBot.Web.Simulator;

namespace CultureBot.Web.Tests.Simulator;

public sealed class SimulatorInputTests
{
    private static readonly SimulatorDirectory Directory = DirectoryOfTheDemo.Make();

    [Fact]
    public void A_command_is_read_with_the_people_groups_and_channels_it_names()
    {
        var typed = Assert.IsType<TypedCommand>(SimulatorInput.Read("/kudos @odalys @front-desk @nobody for #general care", Directory));
        Assert.Equal("kudos", typed.Command);
        Assert.Equal(
            [
                new NamedAccount("U001", "Odalys Merriwether"),
                new TypedText(" "),
                new NamedGroup("S-front-desk", "front-desk"),
                new TypedText(" "),
                new TypedHandle("nobody"),
                new TypedText(" for "),
                new NamedChannel(DemoChannels.General, "general"),
                new TypedText(" care"),
            ],
            typed.Text.Parts);
    }

    [Fact]
    public void Words_stay_to_the_letter_with_their_line_breaks()
    {
        var typed = Assert.IsType<TypedCommand>(SimulatorInput.Read("/kudos @bram  Two  spaces,\r\n\r\n<!channel> *bold* #ownership ", Directory));
        Assert.Equal(
            [new NamedAccount("U002", "Bram Okonjo"), new TypedText("  Two  spaces,\n\n<!channel> *bold* #ownership")], typed.Text.Parts);
    }

    [Theory]
    [InlineData("write to bram@tidewater.example please")]
    [InlineData("a/@bram and x@bram")]
    [InlineData("@ alone and # alone")]
    [InlineData("##general")]
    public void What_only_looks_like_a_name_is_text(string words)
    {
        var typed = Assert.IsType<TypedCommand>(SimulatorInput.Read("/kudos " + words, Directory));
        Assert.Equal([new TypedText(words)], typed.Text.Parts);
    }

    [Fact]
    public void A_full_stop_ends_a_sentence_and_is_no_part_of_a_handle()
    {
        var typed = Assert.IsType<TypedCommand>(SimulatorInput.Read("/kudos Thanks (@BRAM), and @odalys.", Directory));
        Assert.Equal(
            [
                new TypedText("Thanks ("), new NamedAccount("U002", "Bram Okonjo"), new TypedText("), and "),
                new NamedAccount("U001", "Odalys Merriwether"), new TypedText("."),
            ],
            typed.Text.Parts);
    }

    [Theory]
    [InlineData("/kudos", "kudos")]
    [InlineData("  /culture\n", "culture")]
    public void A_command_may_stand_alone(string typed, string command)
    {
        var read = Assert.IsType<TypedCommand>(SimulatorInput.Read(typed, Directory));
        Assert.Equal(command, read.Command);
        Assert.Empty(read.Text.Parts);
    }

    [Theory]
    [InlineData("Good morning")]
    [InlineData("/ is a slash")]
    [InlineData("/etc/hosts is a path")]
    [InlineData("say /kudos to start")]
    public void Anything_else_is_said_to_everybody(string words) =>
        Assert.Equal(new TypedWords(words), SimulatorInput.Read(words, Directory));
}
