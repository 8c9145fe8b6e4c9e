using System.Collections.Immutable;
using CultureBot.Privacy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CultureBot.Web.Pages.Pictures;

/// <summary>A picture with all that a reader needs who cannot see it: what it shows in a sentence, the measure, a summary, and its numbers.</summary>
public sealed record Picture
{
    /// <summary>In the page's address and in the name of its files: small letters and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The finding, as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>What is measured, its unit, and of how many.</summary>
    public required string Measure { get; init; }

    /// <summary>What the picture says, in words.</summary>
    public required string Summary { get; init; }

    public required Drawing Drawing { get; init; }

    public required PictureTable Table { get; init; }

    /// <summary>The numbers as a file for spreadsheets.</summary>
    public FileContentHttpResult ToFile() =>
        TypedResults.File(CsvFile.Encode(CsvFile.Of(Table.Columns, Table.Rows.Select(row => row.Cells.AsEnumerable()))), CsvFile.ContentType, Id + ".csv");
}

/// <summary>The numbers of a picture.</summary>
/// <param name="Columns">Their heads; the first column says what a row is about.</param>
/// <param name="Rows">In the picture's order.</param>
public sealed record PictureTable(ImmutableArray<string> Columns, ImmutableArray<PictureRow> Rows)
{
    /// <summary>How many rows more there would be, and are not given since a browser takes long over so many.</summary>
    public int LeftOut { get; init; }
}

/// <param name="Cells">
/// Words and numbers. A number stands in the file to the letter and on the page in the reader's notation; null is said in words on the page and empty
/// in the file.
/// </param>
public sealed record PictureRow(ImmutableArray<object?> Cells)
{
    public static PictureRow Of(params ReadOnlySpan<object?> cells) => new([.. cells]);
}
