using System.Resources;
using CultureBot.Chat;
using CultureBot.Schedules;
using CultureBot.Web.Visitors;

namespace CultureBot.Web.Pages.Runs;

/// <summary>The words of the pages about jobs, in the visitor's language: RunsWords.resx, and one more file a language.</summary>
internal sealed class RunsWords(Visitor visitor)
{
    public static Phrasebook Book { get; } = new(new ResourceManager(typeof(RunsWords)));

    public string this[string key] => Book.SayPlain(visitor.Culture, key);

    public ChatText Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Book.Say(visitor.Culture, key, values);

    /// <summary>What a job is for, as one says it; with its workspace where there are several.</summary>
    public string TitleOf(Job job)
    {
        var key = "job." + job.Schedule.Work;
        var title = Book.Keys.Contains(key, StringComparer.Ordinal) ? this[key] : job.Schedule.Work;
        return job.Workspace is { } workspace ? Say("job_in", ("job", title), ("workspace", workspace.Name)).ToPlain() : title;
    }

    /// <summary>What went wrong, as one says it, from the kind of the failure.</summary>
    public string Failure(string? error) => this["failure." + RunFailure.Of(error)];
}
