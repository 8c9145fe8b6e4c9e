namespace CultureBot.Storage;

/// <summary>A setting of storage is missing or wrong; the message names its key and says what to write.</summary>
public sealed class StorageConfigurationException(string message) : InvalidOperationException(message);
