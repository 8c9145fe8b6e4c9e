using System.Collections.Immutable;
using System.Globalization;

namespace CultureBot.Kudos;

/// <summary>What is wrong with a filled-in form, beside the field it concerns; the form stays open with everything in it.</summary>
internal static class KudosFormErrors
{
    public static ImmutableDictionary<string, string> Of(KudosWords words, CultureInfo culture, GiveKudos kudos)
    {
        var errors = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var (recipients, leftOut) = KudosNominees.Sort(kudos.Giver, kudos.Nominees);
        if (leftOut.Length > 0)
            errors[KudosForm.People] = words.SayPlain(culture, "LeftOut" + leftOut[0].Reason, ("name", leftOut[0].Account.Name));
        else if (recipients.Length == 0)
            errors[KudosForm.People] = words.SayPlain(culture, "RefusedNobody");
        if (kudos.Words.EnumerateRunes().Count() > KudosText.MostCharacters)
            errors[KudosForm.Words] = words.SayPlain(culture, "RefusedTooLong", ("most", KudosText.MostCharacters));
        if (kudos.Words.Length == 0 && kudos.Source is null)
            errors[KudosForm.Words] = words.SayPlain(culture, "FormWordsHint");
        if (kudos.Visibility == Visibility.ManagerOnly && recipients.FirstOrDefault(r => r.Account.ManagerExternalId.Length == 0) is { } alone)
            errors[KudosForm.Seen] = words.SayPlain(culture, "RefusedNoManager", ("name", alone.Account.Name));
        return errors.ToImmutable();
    }
}
