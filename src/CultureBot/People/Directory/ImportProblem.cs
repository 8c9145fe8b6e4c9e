using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.People.Directory;

/// <summary>What is wrong at one place of an imported file; stored nowhere.</summary>
/// <param name="Line">The line of the file, from 1; of a row that goes over several lines the first.</param>
/// <param name="Column">The column of the table, from 1; 0 when it is about the whole line.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record ImportProblem(int Line, int Column, ImportFault Fault)
{
    /// <summary>The column's heading as the file has it.</summary>
    public string Heading { get; init; } = "";

    /// <summary>What stands there.</summary>
    public string Value { get; init; } = "";

    /// <summary>Other lines that belong to the problem.</summary>
    public ImmutableArray<int> Lines { get; init; } = [];

    /// <summary>The limit that it is over, or the column it meant.</summary>
    public int Number { get; init; }

    /// <summary>What is wrong and what to do about it, in one or two sentences.</summary>
    public string Say(CultureInfo culture) => DirectoryWords.Book.SayPlain(
        culture,
        "Problem" + Fault,
        ("heading", Heading),
        ("value", Value),
        ("lines", string.Join(", ", Lines)),
        ("number", Number));
}

/// <summary>What can be wrong with an imported file.</summary>
public enum ImportFault
{
    NotText,
    NotUtf8,
    NoHeadings,
    NoEmailColumn,
    HeadingTwice,
    HeadingMissing,
    HeadingReserved,
    HeadingTooLong,
    TooManyAttributes,
    TooManyCells,
    StrayQuote,
    ControlCharacter,
    TooLong,
    EmailMissing,
    EmailMalformed,
    EmailTwice,
    SamePersonTwice,
    ManagerUnknown,
    ManagerIsSelf,
    ManagerLoop,
    ZoneUnknown,
    CountryUnknown,
    DateMalformed,
    BirthdayMalformed,
}
