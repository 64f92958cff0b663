using Engine.Tests.Support;
using Reports.Tests.Browser;

namespace Reports.Tests;

/// <summary>
/// A report can be read in light and dark, on wide and narrow screens. Pictures for people are kept in artifacts/reports.
/// </summary>
[TestFixture]
public sealed class LookTests
{
    private static readonly string[] Views = ["overview", "resources/3", "timeline", "cost", "policy", "changes"];

    /// <summary>
    /// Texts whose contrast with what is behind them is below 4.5. A canvas turns any colour into numbers; backgrounds that are seen
    /// through lie on those of the elements around.
    /// </summary>
    private const string Faint = """
        (() => {
          const brush = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          const numbers = (colour, under) => {
            brush.fillStyle = under; brush.fillRect(0, 0, 1, 1);
            brush.fillStyle = colour; brush.fillRect(0, 0, 1, 1);
            return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const css = ([r, g, b]) => `rgb(${r}, ${g}, ${b})`;
          const ground = (element) => element === null ? [255, 255, 255]
            : numbers(getComputedStyle(element).backgroundColor, css(ground(element.parentElement)));
          const light = (colour) => colour.map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const faint = new Set();
          while (texts.nextNode()) {
            const element = texts.currentNode.parentElement;
            if (!texts.currentNode.textContent.trim() || /script|style/i.test(element.tagName)) continue;
            if (!element.checkVisibility() || element.closest('.vh, option')) continue;
            const behind = ground(element);
            const [one, other] = [light(behind), light(numbers(getComputedStyle(element).color, css(behind)))];
            const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            if (contrast < 4.5) faint.add(`${contrast.toFixed(2)} .${element.className}: ${texts.currentNode.textContent.slice(0, 40)}`);
          }
          return [...faint];
        })()
        """;

    [TestCase("light")]
    [TestCase("dark")]
    public async Task Every_text_can_be_read(string scheme)
    {
        await using var page = await OpenAsync();
        await page.PreferAsync(scheme);
        foreach (var view in Views)
        {
            await page.GoAsync($"#/prod/{view}");
            await page.EvaluateAsync<bool>("new Promise(done => setTimeout(() => done(true), 300))");
            await page.PictureAsync($"{scheme}-wide-{view.Split('/')[0]}");
            Assert.That(await page.EvaluateAsync<string[]>(Faint), Is.Empty, view);
        }
    }

    [Test]
    public async Task The_theme_follows_the_reader_s_and_can_be_turned()
    {
        const string Ground = "getComputedStyle(document.body).backgroundColor";
        await using var page = await OpenAsync();
        await page.PreferAsync("light");
        var light = await page.EvaluateAsync<string>(Ground);
        await page.PreferAsync("dark");
        var dark = await page.EvaluateAsync<string>(Ground);
        await page.EvaluateAsync<bool>("(document.getElementById('theme').click(), true)");

        Assert.That(dark, Is.Not.EqualTo(light));
        Assert.That(await page.EvaluateAsync<string>(Ground), Is.EqualTo(light));
        Assert.That(await page.EvaluateAsync<string>("document.getElementById('theme').textContent"), Is.EqualTo("Dark"));
        await page.EvaluateAsync<bool>("(localStorage.removeItem('report-theme'), true)");
    }

    [Test]
    public async Task Paper_is_light_whatever_the_screen_is()
    {
        const string Text = "getComputedStyle(document.querySelector('.panel')).color";
        await using var page = await OpenAsync();
        await page.PreferAsync("light");
        var light = await page.EvaluateAsync<string>(Text);
        await page.EvaluateAsync<bool>("(document.getElementById('theme').click(), true)");
        var dark = await page.EvaluateAsync<string>(Text);
        await page.PreferAsync("dark", "print");

        Assert.That(dark, Is.Not.EqualTo(light));
        Assert.That(await page.EvaluateAsync<string>(Text), Is.EqualTo(light));
        await page.EvaluateAsync<bool>("(localStorage.removeItem('report-theme'), true)");
    }

    [TestCase(390)]
    [TestCase(768)]
    public async Task On_a_narrow_screen_nothing_has_to_be_scrolled_sideways(int width)
    {
        await using var page = await OpenAsync();
        await page.ResizeAsync(width, 844);
        foreach (var view in Views)
        {
            await page.GoAsync($"#/prod/{view}");
            await page.PictureAsync($"light-{width}-{view.Split('/')[0]}");
            Assert.That(
                await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
                Is.LessThanOrEqualTo(0), view);
        }
    }

    [Test]
    public async Task Nothing_moves_once_it_is_seen()
    {
        await using var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Large(2_000)));

        var moved = await page.EvaluateAsync<double>(
            """
            new Promise(done => {
              let sum = 0;
              const observer = new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value));
              observer.observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => done(sum), 500);
            })
            """);

        Assert.That(moved, Is.LessThan(0.01));
    }

    private static async Task<Page> OpenAsync()
    {
        var page = await Chromium.NewPageAsync();
        await page.OpenAsync(SamplePages.Write(SamplePages.Changed(), SamplePages.Preview(SampleGraphs.Platform("dev"))));
        return page;
    }
}
