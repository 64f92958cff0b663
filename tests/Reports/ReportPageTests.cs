using Engine.Tests.Support;
using Platform.Engine.Graph;
using Reports.Tests.Browser;
using static Engine.Tests.Checks.Values;

namespace Reports.Tests;

/// <summary>A report works in a browser: it shows what it should, and asks nobody for anything.</summary>
[TestFixture]
public sealed class ReportPageTests
{
    private static readonly string[] Views = ["overview", "resources", "timeline", "cost", "policy", "changes"];

    [Test]
    public async Task Every_view_opens_without_a_complaint_and_without_a_request()
    {
        await using var page = await Chromium.NewPageAsync();
        var file = SamplePages.Write(SamplePages.Changed(), SamplePages.Preview(SampleGraphs.Platform("dev")));
        await page.OpenAsync(file);
        foreach (var stack in new[] { "prod", "dev" })
        {
            foreach (var view in Views)
            {
                await page.GoAsync($"#/{stack}/{view}");
                Assert.That(await page.EvaluateAsync<string>("document.title"), Does.StartWith(view[..1].ToUpperInvariant() + view[1..]).And.Contains(stack));
                Assert.That(await page.EvaluateAsync<int>("document.querySelector('main').innerText.length"), Is.GreaterThan(40), view);
            }
        }

        Assert.That(page.Complaints, Is.Empty);
        Assert.That(page.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)), Is.EqualTo([new Uri(file).AbsoluteUri]));
    }

    [Test]
    public async Task The_page_s_policy_is_in_force()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Changed()));

        await page.EvaluateAsync<bool>(
            "(() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script); return true; })()");

        Assert.That(await page.EvaluateAsync<bool>("window.ran === true"), Is.False);
    }

    [TestCase("nginx", "type:kubernetes:helm.sh/v3:Release name:blue-ingress-nginx", 1)]
    [TestCase("EC2 subnet", "type:aws:ec2:Subnet name:main-private-a", 2)]
    [TestCase("eipalloc-0123", "type:aws:ec2:Eip name:main-egress", 1)]
    public async Task Search_finds_by_name_type_and_id(string text, string first, int number)
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Preview(SampleGraphs.Platform())), "#/prod/resources");
        await page.EvaluateAsync<bool>("(document.getElementById('search').focus(), true)");
        await page.TypeAsync(text);

        var found = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.row:not(.aside)')].map(row => `type:${row.querySelector('.type').textContent} name:${row.querySelector('.name').textContent}`)");
        Assert.That(found, Has.Length.EqualTo(number).And.Contains(first));
        Assert.That(await page.EvaluateAsync<string>("document.querySelector('.result').textContent"), Does.StartWith($"{number} of "));
    }

    [Test]
    public async Task Choices_narrow_the_tree_to_a_package_a_type_and_an_operation()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Changed()), "#/prod/resources");

        Assert.That(await Choose(0, "kubernetes"), Is.All.StartsWith("kubernetes:").Or.EqualTo("pulumi:providers:kubernetes"));
        await Choose(0, "");
        Assert.That(await Choose(1, "aws:ec2:Subnet"), Is.EqualTo(["aws:ec2:Subnet", "aws:ec2:Subnet"]));
        await Choose(1, "");
        Assert.That(await Choose(2, "delete"), Is.EqualTo(["aws:kms:Key"]));

        Task<string[]> Choose(int place, string value) => page.EvaluateAsync<string[]>(
            $$"""
            (() => {
              const choice = document.querySelectorAll('.tools select')[{{place}}];
              choice.value = '{{value}}';
              choice.dispatchEvent(new Event('change'));
              return [...document.querySelectorAll('.row:not(.aside) .type')].map(type => type.textContent);
            })()
            """);
    }

    [Test]
    public async Task Details_say_why_what_depends_and_what_it_costs_and_mask_secrets()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Changed()), "#/prod/resources");

        var subnet = await DetailOf("main-private-a");
        Assert.That(subnet, Does.Contain("Replaced because of vpcId of main-vpc").And.Contains("Depends on 1").And.Contains("Needed by 1"));
        Assert.That(subnet, Does.Contain("- vpcId: vpc-0a1b2c3d4e5f60718").And.Contains("+ vpcId: <known after update>"));
        Assert.That(await DetailOf("blue-system"), Does.Contain("Cost a month").And.Contains("m7g.large"));
        Assert.That(await DetailOf("blue-cluster"), Does.Contain("Policy").And.Match("EKS-[0-9]+"));
        Assert.That(await DetailOf("blue-credentials"), Does.Contain("stringData: secret"));
        Assert.That(await page.EvaluateAsync<string>("document.documentElement.outerHTML"), Does.Not.Contain(SampleGraphs.Password));

        async Task<string> DetailOf(string name)
        {
            await page.EvaluateAsync<bool>(
                $"([...document.querySelectorAll('.row')].find(row => row.querySelector('.name').textContent === '{name}').click(), true)");
            await page.EvaluateAsync<bool>("new Promise(done => setTimeout(() => done(true), 50))");
            return (await page.EvaluateAsync<string>("document.getElementById('detail').innerText")).ReplaceLineEndings("\n");
        }
    }

    [Test]
    public async Task Changes_begin_with_what_no_update_brings_back()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Changed()), "#/prod/changes");
        var headings = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('main .panel > h2')].map(heading => heading.textContent)");
        var first = await page.EvaluateAsync<string>("document.querySelector('main .panel').innerText");

        Assert.That(headings, Is.EqualTo(
            new[] { "Look at these first", "1 to create, 2 to update, 3 to replace, 1 to delete, 8 unchanged", "− 1 to delete", "± 3 to replace", "~ 2 to update", "+ 1 to create", "Outputs" }));
        Assert.That(first, Does.Contain("blue-secrets").And.Contains("encryption key").And.Contains("main-vpc").And.Contains("protection off"));
    }

    [TestCase("critical", "EKS-002", "endpointPublicAccess", "publicAccessCidrs")]
    [TestCase("high", "EKS-001", "endpointPublicAccess", "")]
    [TestCase("medium", "EKS-008", "", "")]
    [TestCase("low", "HELM-002", "", "")]
    public async Task A_planted_fault_of_each_severity_shows_up_on_the_page_of_policy(string severity, string rule, string open, string ranges)
    {
        var config = new List<(string, PropertyValue)> { ("subnetIds", List("subnet-0a11223344556677")) };
        if (open.Length > 0)
            config.Add((open, true));
        if (ranges.Length > 0)
            config.Add((ranges, List("0.0.0.0/0")));
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Preview(SampleGraphs.Platform().WithInput("blue-cluster", "vpcConfig", Object([.. config])))), "#/prod/policy");

        var heads = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.entries .entry > .entry-head')].map(head => head.innerText.replaceAll('\\n', ' '))");

        Assert.That(heads, Has.Some.Match($"^{severity} +breach +{rule} "));
    }

    [Test]
    public async Task Whatever_names_and_values_are_they_are_shown_as_text()
    {
        const string Attack = "<img src=x onerror=\"window.ran=true\"></script><b>\u202Eevil";
        var graph = SampleGraphs.Platform().WithInput("main-vpc", "tags", Object((Attack, Attack)))
            .With("blue", node => node.Type.StartsWith("platform", StringComparison.Ordinal) ? node with { Name = Attack } : node);
        await using var page = await Chromium.NewPageAsync();
        var file = SamplePages.Write(SamplePages.Preview(graph, null, new Problem(Severity.Error, null, Attack, Attack, Attack, Attack)));
        await page.OpenAsync(file);
        foreach (var view in Views)
            await page.GoAsync($"#/prod/{view}");
        var vpc = await page.EvaluateAsync<int>("JSON.parse(document.getElementById('data').textContent).stacks[0].resources.findIndex(one => one.name === 'main-vpc')");
        await page.GoAsync($"#/prod/resources/{vpc}");

        Assert.That(await page.EvaluateAsync<bool>("window.ran === true || document.querySelector('main img, main script, main b:not(:empty) b') !== null"), Is.False);
        Assert.That(await page.EvaluateAsync<string>("document.getElementById('detail').innerText"), Does.Contain("<img src=x").And.Contains("\\u{202E}evil"));
        Assert.That(page.Complaints, Is.Empty);
    }

    [Test]
    public async Task Before_it_is_printed_every_resource_is_there()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Large(500)), "#/large/resources");
        var rows = await page.EvaluateAsync<int>("document.querySelectorAll('.row').length");
        var printed = await page.EvaluateAsync<int>("(dispatchEvent(new Event('beforeprint')), document.querySelectorAll('.row').length)");
        var after = await page.EvaluateAsync<int>("(dispatchEvent(new Event('afterprint')), document.querySelectorAll('.row').length)");

        Assert.That((rows < 100, printed, after < 100), Is.EqualTo((true, 500, true)));
    }

    [Test]
    public async Task A_report_of_no_stack_says_so()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write());
        await page.PressAsync("/");

        Assert.That(await page.EvaluateAsync<string>("document.querySelector('main').innerText"), Does.Contain("No stack was previewed"));
        Assert.That(page.Complaints, Is.Empty);
    }
}
