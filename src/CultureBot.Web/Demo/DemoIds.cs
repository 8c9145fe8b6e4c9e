namespace CultureBot.Web.Demo;

/// <summary>Fixed ids, so that a seeding that was cut short goes on where it stopped.</summary>
internal static class DemoIds
{
    public static Guid Workspace { get; } = Fixed(1, 0);

    public static Guid Person(int number) => Fixed(2, number);

    public static Guid Account(int number) => Fixed(3, number);

    public static Guid AccountOf(DemoPerson person) => Account(DemoPeople.All.IndexOf(person) + 1);

    public static Guid Chatter(int number) => Fixed(4, number);

    private static Guid Fixed(int kind, int number) => new(0x01900000, 0, 0x7000, 0x80, (byte)kind, 0, 0, 0, 0, (byte)(number >> 8), (byte)number);
}
