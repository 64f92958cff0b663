using Platform.Stacks.Environments;
using Platform.Tests.Support;
using Pulumi;

namespace Platform.Tests.Stacks;

[TestFixture]
public class ReplaceGuardTests
{
    private static async Task<bool?> Protection(Func<CustomResourceOptions, CustomResource> make, params string[] allowed)
    {
        var options = new CustomResourceOptions();
        options.ResourceTransformations.Add(ReplaceGuard.Except([.. allowed]));
        bool? seen = null;
        options.ResourceTransformations.Add(args =>
        {
            seen = args.Options.Protect;
            return null;
        });
        await Recording.OfAsync(() => make(options));
        return seen;
    }

    private static CustomResource Key(CustomResourceOptions options) => new Pulumi.Aws.Kms.Key("main-secrets", new(), options);

    private static CustomResource Role(CustomResourceOptions options) => new Pulumi.Aws.Iam.Role("main-role", new() { AssumeRolePolicy = "{}" }, options);

    [Test]
    public async Task A_key_is_protected() => Assert.That(await Protection(Key), Is.True);

    [Test]
    public async Task A_role_is_made_again_without_loss_and_so_is_not() => Assert.That(await Protection(Role), Is.Not.True);

    [Test]
    public async Task What_the_stack_file_names_is_not_protected_whatever_its_component_says() => Assert.That(
        await Protection(
            options =>
            {
                options.Protect = true;
                return Key(options);
            },
            "main-secrets"),
        Is.False);

    [Test]
    public async Task Another_name_changes_nothing() => Assert.That(await Protection(Key, "other-secrets"), Is.True);
}
