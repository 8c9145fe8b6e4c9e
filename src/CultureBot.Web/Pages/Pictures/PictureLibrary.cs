namespace CultureBot.Web.Pages.Pictures;

/// <summary>The library that draws, which a build without Node.js has not fetched.</summary>
internal sealed class PictureLibrary(IWebHostEnvironment environment)
{
    /// <summary>Where it is not there, pages show the numbers instead.</summary>
    public bool IsThere { get; } = environment.WebRootFileProvider.GetFileInfo("lib/echarts.min.js").Exists;
}
