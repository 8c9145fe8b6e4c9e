using System.Collections.Immutable;
using System.Globalization;
using CultureBot.Pulse;

namespace CultureBot.Tests.Pulse.Questions;

/// <summary>Questions in the reader's language, and in which one otherwise.</summary>
public sealed class BankWordsTests
{
    private static readonly Question Own = new()
    {
        Item = "own:1",
        Kind = QuestionKind.Choice,
        OptionCount = 2,
        Texts = new Dictionary<string, QuestionText>
        {
            ["de"] = new("Wo arbeitest du lieber?", ["Büro", "Zuhause"]), ["en"] = new("Where do you like to work?", ["Office", "Home"]),
            ["fr"] = new("Où préférez-vous travailler ?", ["Bureau", "Maison"]),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    [Theory]
    [InlineData("de-AT", "Was sollte sich als Nächstes ändern?")]
    [InlineData("es-MX", "¿Qué debería cambiar ahora?")]
    [InlineData("ja", "What should change next?")]
    public void An_item_of_the_bank_is_in_the_readers_language_or_in_English(string culture, string words) =>
        Assert.Equal(words, QuestionBankWords.WordsOf(QuestionBank.Find(QuestionBank.WhatNext)!, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("de-CH", "it", "Wo arbeitest du lieber?", "Büro")]
    [InlineData("it", "fr-CA", "Où préférez-vous travailler ?", "Bureau")]
    [InlineData("it", "ja", "Where do you like to work?", "Office")]
    public void A_question_of_ones_own_falls_back_to_the_workspaces_language_and_to_English(string culture, string workspace, string words, string option)
    {
        var (reader, otherwise) = (CultureInfo.GetCultureInfo(culture), CultureInfo.GetCultureInfo(workspace));

        Assert.Equal(words, QuestionBankWords.WordsOf(Own, reader, otherwise));
        Assert.Equal(option, QuestionBankWords.OptionsOf(Own, reader, otherwise)[0]);
    }

    [Fact]
    public void A_rating_names_the_team() =>
        Assert.Contains("Front Desk", QuestionBankWords.WordsOf(QuestionBank.Rating("Front Desk"), CultureInfo.GetCultureInfo("de")), StringComparison.Ordinal);

    [Fact]
    public void A_language_that_questions_alone_are_written_in_is_none_to_choose() =>
        Assert.DoesNotContain("de", CultureBot.People.Languages.Written.Select(language => language.Name));
}
