using System.Text;
using CultureBot.Hooks;
using CultureBot.Testing.Hooks;
using NodaTime;

namespace CultureBot.Tests.Hooks;

public sealed class HookSignatureTests
{
    // The example of the libraries that Standard Webhooks publishes.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly Instant At = Instant.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void It_is_the_one_that_the_published_libraries_make()
    {
        var signature = HookSignature.Of([Convert.FromBase64String(Secret["whsec_".Length..])], Id, HookSignature.Timestamp(At), Encoding.UTF8.GetBytes(Body));

        Assert.Equal(Signature, signature);
    }

    [Fact]
    public void The_receiver_of_the_tests_takes_the_published_example_and_nothing_else()
    {
        var hook = new ReceivedHook("/", Id, "1614265330", $"v1,bm90IHRoaXMgb25l {Signature}", Body);

        Assert.True(hook.IsSignedWith(Secret, At));
        Assert.False((hook with { Body = Body + " " }).IsSignedWith(Secret, At));
        Assert.False((hook with { Id = "msg_other" }).IsSignedWith(Secret, At));
        Assert.False((hook with { Timestamp = "1614265331" }).IsSignedWith(Secret, At));
        Assert.False((hook with { Signature = Signature.Replace("v1", "v2", StringComparison.Ordinal) }).IsSignedWith(Secret, At));
        Assert.False(hook.IsSignedWith("whsec_c2VjcmV0LW9mLXNvbWVib2R5LWVsc2U=", At));
        Assert.False(hook.IsSignedWith(Secret, At + Duration.FromMinutes(6)));
    }
}
