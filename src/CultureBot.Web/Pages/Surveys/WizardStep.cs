namespace CultureBot.Web.Pages.Surveys;

/// <summary>The steps of the wizard, in their order; their names stand in addresses.</summary>
public enum WizardStep
{
    Template,
    Questions,
    People,
    When,
    Preview,
}

internal static class WizardSteps
{
    public static int Count { get; } = Enum.GetValues<WizardStep>().Length;

    public static int Number(this WizardStep step) => (int)step + 1;

    /// <summary>Null when no step is called so.</summary>
    public static WizardStep? Find(string name) =>
        Enum.GetValues<WizardStep>().Where(step => step.Name() == name).Select(step => (WizardStep?)step).FirstOrDefault();

    /// <summary>As in addresses.</summary>
    public static string Name(this WizardStep step) => step.ToString().ToLowerInvariant();

    /// <summary>Of a survey that there is the template stays.</summary>
    public static WizardStep First(bool isChange) => isChange ? WizardStep.Questions : WizardStep.Template;

    public static string AddressOf(Guid draft, WizardStep step) => $"/surveys/drafts/{draft:D}/{step.Name()}";

    /// <summary>What is typed at a step, by the names of the survey's fields.</summary>
    public static string[] Fields(this WizardStep step) => step switch
    {
        WizardStep.Questions => ["name", "items", "own", "rated"],
        WizardStep.People => ["audience", "attribute", "fives", "bands"],
        WizardStep.When => ["cadence", "day", "time", "days"],
        _ => [],
    };
}
