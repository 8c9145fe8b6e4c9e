using System.Resources;
using CultureBot.Chat;

namespace CultureBot.Delivery;

internal static class DeliveryWords
{
    public static Phrasebook Book { get; } = new(new ResourceManager("CultureBot.Delivery.DeliveryWords", typeof(DeliveryWords).Assembly));
}
