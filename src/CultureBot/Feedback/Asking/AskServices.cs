using CultureBot.Chat;
using CultureBot.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CultureBot.Feedback;

internal static class AskServices
{
    /// <summary>Whoever served somebody asks them how well.</summary>
    public static IServiceCollection AddServiceAsking(this IServiceCollection services) => services
        .AddSingleton<AskCustomersHandler>()
        .AddSingleton<AddWordsHandler>()
        .AddSingleton<SetAskingRuleHandler>()
        .AddSingleton<RecordServedHandler>()
        .AddSingleton(provider => new CountServed(
            provider.GetRequiredService<Storage.Database>(), provider.GetRequiredService<RecordServedHandler>()))
        .AddScoped<AskConversation>()
        .AddScoped<AskChat>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<AskChat>())
        .AddScoped<ServedChat>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<ServedChat>())
        .AddScoped<WhatIsStored>()
        .AddScoped<IFeedbackTopic>(provider => provider.GetRequiredService<WhatIsStored>())
        .AddMessageKind<FeedbackAskKind>();

    /// <summary>Who was asked is told to nobody, and what they answer even less.</summary>
    public static void MapServiceAsking(this ChatRoutes chat)
    {
        chat.For<AskConversation>()
            .Button(FeedbackChat.WayButton, a => a.ChangeWayAsync)
            .Button(FeedbackChat.TapButton, a => a.TapAsync)
            .Button(FeedbackChat.AddWordsButton, a => a.OpenWordsAsync)
            .Form(AskForms.WordsId, a => a.SubmitWordsAsync)
            .Confidential();
        chat.For<WhatIsStored>().Button(FeedbackChat.StoredButton, w => w.ShowAsync).Confidential();
        chat.For<AskChat>().Form(AskForms.AskId, a => a.SubmitAsync);
        chat.For<ServedChat>().Form(AskForms.ServedId, s => s.SubmitAsync);
    }
}
