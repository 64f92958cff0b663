using Engine.Tests.Support;
using Reports.Tests.Browser;

namespace Reports.Tests;

/// <summary>A report is worked by keyboard alone, and says to assistive technology what it is.</summary>
[TestFixture]
public sealed class KeyboardTests
{
    private const string Focused = "(() => { const at = document.activeElement; return `${at.tagName.toLowerCase()} ${(at.id || at.textContent || at.ariaLabel || '').trim()}`; })()";

    [Test]
    public async Task Tab_goes_from_the_skip_link_through_stacks_theme_and_views_into_the_page_and_the_focus_is_always_seen()
    {
        await using var page = await OpenAsync("");
        var seen = new List<string>();
        for (var i = 0; i < 14; i++)
        {
            await page.PressAsync("Tab");
            seen.Add(await page.EvaluateAsync<string>(Focused));
            Assert.That(
                await page.EvaluateAsync<bool>("(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2; })()"),
                seen[^1]);
        }

        Assert.That(seen.Take(10), Is.EqualTo(new[]
        {
            "a skip", "a prod", "a dev", "button theme", seen[4], "a Resources", "a Timeline", "a Cost", seen[8], seen[9],
        }));
        Assert.That(seen[4], Does.StartWith("a Overview"));
        Assert.That(seen[8], Does.StartWith("a Policy"));
        Assert.That(seen[9], Does.StartWith("a Changes"));
        Assert.That(seen[10..], Is.All.StartsWith("a "));
    }

    [Test]
    public async Task The_skip_link_leads_past_the_navigation()
    {
        await using var page = await OpenAsync("");
        await page.PressAsync("Tab");
        await page.PressAsync("Enter");
        await page.PressAsync("Tab");

        Assert.That(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [Test]
    public async Task A_slash_searches_wherever_one_is_and_arrows_and_enter_lead_to_the_details()
    {
        await using var page = await OpenAsync("#/prod/cost");
        await page.PressAsync("/");
        Assert.That(await page.EvaluateAsync<string>(Focused), Is.EqualTo("input search"));

        await page.TypeAsync("subnet");
        await page.PressAsync("ArrowDown");
        Assert.That(await Active(page), Is.EqualTo("main-private-a"));
        await page.PressAsync("ArrowDown");
        await page.PressAsync("Enter");
        await page.EvaluateAsync<bool>("new Promise(done => setTimeout(() => done(true), 50))");

        Assert.That(await page.EvaluateAsync<string>("document.querySelector('#detail h2').textContent"), Is.EqualTo("main-private-b"));
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.getAttribute('role')"), Is.EqualTo("tree"));

        await page.PressAsync("/");
        await page.PressAsync("Escape");
        Assert.That(await page.EvaluateAsync<string>("document.querySelector('.result').textContent"), Does.Match("^[0-9]+ resources$"));
    }

    [Test]
    public async Task Arrows_walk_open_and_close_the_tree_as_the_pattern_says()
    {
        await using var page = await OpenAsync("#/prod/resources");
        await page.EvaluateAsync<bool>("(document.querySelector('[role=tree]').focus(), true)");
        var root = await Active(page);

        Assert.That(await Expanded(page), Is.EqualTo("true"));
        await page.PressAsync("ArrowRight");
        Assert.That(await Active(page), Is.EqualTo("main"));
        await page.PressAsync("ArrowLeft");
        Assert.That(await Expanded(page), Is.EqualTo("false"));
        await page.PressAsync("ArrowRight");
        Assert.That(await Expanded(page), Is.EqualTo("true"));
        await page.PressAsync("ArrowRight");
        Assert.That(await Active(page), Is.EqualTo("main-vpc"));
        await page.PressAsync("ArrowLeft");
        await page.PressAsync("ArrowLeft");
        await page.PressAsync("ArrowLeft");
        Assert.That(await Active(page), Is.EqualTo(root));
        await page.PressAsync("b");
        Assert.That(await Active(page), Is.EqualTo("blue"));
        await page.PressAsync("End");
        Assert.That(await Active(page), Is.Not.EqualTo(root));
        await page.PressAsync("Home");
        Assert.That(await Active(page), Is.EqualTo(root));
    }

    [Test]
    public async Task The_active_row_is_always_there_and_in_sight_and_rows_say_where_they_stand()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Large(2_000)), "#/large/resources");
        await page.EvaluateAsync<bool>("(document.querySelector('[role=tree]').focus(), true)");
        foreach (var key in new[] { "End", "PageUp", "PageUp", "ArrowUp", "Home", "PageDown", "ArrowDown" })
        {
            await page.PressAsync(key);
            Assert.That(await page.EvaluateAsync<bool>(
                """
                (() => {
                  const tree = document.querySelector('[role=tree]');
                  const row = document.getElementById(tree.getAttribute('aria-activedescendant'));
                  const [inner, outer] = [row.getBoundingClientRect(), tree.getBoundingClientRect()];
                  return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
                })()
                """), key);
        }

        Assert.That(
            await page.EvaluateAsync<bool>("[...document.querySelectorAll('.row')].every(row => row.getAttribute('role') === 'treeitem' && +row.ariaLevel >= 1 && +row.ariaPosInSet >= 1 && +row.ariaPosInSet <= +row.ariaSetSize)"));
    }

    [Test]
    public async Task Everything_that_can_be_used_has_a_name()
    {
        await using var page = await OpenAsync("");
        foreach (var view in new[] { "overview", "resources/3", "timeline", "cost", "policy", "changes" })
        {
            await page.GoAsync($"#/prod/{view}");
            Assert.That(
                await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a, button, input, select, summary')].filter(one => !(one.ariaLabel || one.textContent.trim() || one.labels?.length)).map(one => one.outerHTML)"),
                Is.Empty, view);
            Assert.That(await page.EvaluateAsync<int>("new Set([...document.querySelectorAll('[id]')].map(one => one.id)).size - document.querySelectorAll('[id]').length"), Is.Zero, view);
        }
    }

    private static async Task<Page> OpenAsync(string address)
    {
        var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Changed(), SamplePages.Preview(SampleGraphs.Platform("dev"))), address);
        return page;
    }

    private static Task<string> Active(Page page) => page.EvaluateAsync<string>(
        "document.getElementById(document.querySelector('[role=tree]').getAttribute('aria-activedescendant')).querySelector('.name').textContent");

    private static Task<string> Expanded(Page page) => page.EvaluateAsync<string>(
        "document.getElementById(document.querySelector('[role=tree]').getAttribute('aria-activedescendant')).ariaExpanded");
}
