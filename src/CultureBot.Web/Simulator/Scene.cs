using System.Globalization;

namespace CultureBot.Web.Simulator;

/// <summary>Who somebody is in the simulator, and where they look.</summary>
public sealed record Scene(SimulatorDirectory Directory, SimulatorAccount Viewer, Conversation Conversation)
{
    public CultureInfo Culture { get; } = SimulatorWords.LanguageFor(Viewer.Locale);

    public string Address => $"/simulator/{Viewer.ExternalId}/{Conversation.Id}";

    /// <summary>Null when there is no such person, or they are not in that conversation.</summary>
    public static Scene? Find(SimulatorDirectory directory, string person, string conversation) =>
        directory.FindPerson(person) is { } viewer && Simulator.Conversation.Find(directory, viewer, conversation) is { } place
            ? new(directory, viewer, place)
            : null;
}
