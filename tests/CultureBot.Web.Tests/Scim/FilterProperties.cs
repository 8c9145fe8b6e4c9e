using CultureBot.People.Scim;
using FsCheck;
using FsCheck.Fluent;

namespace CultureBot.Web.Tests.Scim;

public sealed class FilterProperties
{
    private static readonly Gen<ScimName> Names =
        from urn in Gen.Elements("", "", "urn:ietf:params:scim:schemas:core:2.0:User", ScimSchemas.EnterpriseUrn)
        from name in Gen.Elements("userName", "emails", "$ref", "x-y_9", "and", "not")
        from part in Gen.Elements("", "", "value", "pr")
        select new ScimName(urn, name, part);

    private static readonly Gen<object?> Values = Gen.OneOf(
        Gen.Elements<object?>("", "ana@example.com", "a \"quoted\" \\ text", "(]) and or", "ünï ✓ 🙂"),
        Gen.Elements<object?>(true, false, null));

    private static readonly Gen<ScimFilter> Compares =
        from name in Names
        from compared in Gen.Elements(Enum.GetValues<ScimOperator>())
        from value in Values
        select (ScimFilter)new ScimFilter.Compare(name, compared, compared is ScimOperator.Pr ? null : value);

    // An attribute called "not" is none before a bracket.
    private static Gen<ScimFilter> Filters(int size) => size <= 0
        ? Compares
        : Gen.Frequency(
            (2, Compares),
            (1, from name in Names.Where(name => name is not { Urn: "", Name: "not", Part: "" }) from inner in Filters(size - 1) select (ScimFilter)new ScimFilter.Has(name, inner)),
            (1, from one in Filters(size - 1) from other in Filters(size - 1) select (ScimFilter)new ScimFilter.Both(one, other)),
            (1, from one in Filters(size - 1) from other in Filters(size - 1) select (ScimFilter)new ScimFilter.Either(one, other)),
            (1, from inner in Filters(size - 1) select (ScimFilter)new ScimFilter.Not(inner)));

    [Fact]
    public void What_is_written_is_read_again() => Check.QuickThrowOnFailure(Prop.ForAll(
        Filters(4).Where(filter => filter.ToString()!.Length < 2000).ToArbitrary(), filter => ScimFilter.Read(filter.ToString()!).Equals(filter)));

    [Fact]
    public void Words_are_read_in_any_case() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements(Enum.GetValues<ScimOperator>()).ToArbitrary(),
        compared =>
        {
            var end = compared is ScimOperator.Pr ? "" : " \"x\"";
            return ScimFilter.Read($"a {compared.ToString().ToUpperInvariant()}{end} AND NOT (b PR)").Equals(ScimFilter.Read($"a {compared.ToString().ToLowerInvariant()}{end} and not (b pr)"));
        }));

    [Fact]
    public void And_binds_before_or() => Assert.Equal(ScimFilter.Read("a pr or (b pr and c pr)"), ScimFilter.Read("a pr or b pr and c pr"));

    [Fact]
    public void A_comparison_after_brackets_is_about_the_same_value() =>
        Assert.Equal(ScimFilter.Read("emails[type eq \"work\" and value eq \"x\"]"), ScimFilter.Read("emails[type eq \"work\"].value eq \"x\""));

    [Fact]
    public void Any_text_is_read_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("userName", "emails", ".value", "eq", "and", "or", "not", "(", ")", "[", "]", "\"x\"", "\"", "\\", "true", "null", "7", " ", ":", "urn:x:2.0:User", "\u0000", "\ud800", "é")
            .ListOf().Select(words => string.Join(' ', words)).ToArbitrary(),
        text =>
        {
            ScimFilter filter;
            try
            {
                filter = ScimFilter.Read(text);
            }
            catch (ScimRefusedException refused)
            {
                return refused.Fault is ScimFault.InvalidFilter;
            }

            // What is read means the same when it is written out.
            return ScimFilter.Read(filter.ToString()!).Equals(filter);
        }));
}
