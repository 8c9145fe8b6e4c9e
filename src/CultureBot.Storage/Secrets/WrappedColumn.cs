namespace CultureBot.Storage.Secrets;

/// <summary>A column that holds what a <see cref="SecretBox"/> wrapped; each store that has one offers it, so that the key can be changed.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Column">Its name; NULL holds nothing.</param>
/// <param name="Purpose">What it was wrapped for: an SQL expression over the table's columns.</param>
public sealed record WrappedColumn(string Table, string Column, string Purpose);
