using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reports.Tests.Browser;

/// <summary>A page in the browser: what one does with it, and what it complained of and asked the network for.</summary>
internal sealed class Page : IAsyncDisposable
{
    private static readonly Dictionary<string, int> Codes = new()
    {
        ["Tab"] = 9,
        ["Enter"] = 13,
        ["Escape"] = 27,
        [" "] = 32,
        ["PageUp"] = 33,
        ["PageDown"] = 34,
        ["End"] = 35,
        ["Home"] = 36,
        ["ArrowLeft"] = 37,
        ["ArrowUp"] = 38,
        ["ArrowRight"] = 39,
        ["ArrowDown"] = 40,
    };

    private readonly DevTools _tools;
    private readonly string _target;
    private readonly string _session;
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Page(DevTools tools, string target, string session) => (_tools, _target, _session) = (tools, target, session);

    /// <summary>What was written to the console, thrown, or refused by the page's policy.</summary>
    public ConcurrentQueue<string> Complaints { get; } = new();

    /// <summary>The addresses that were asked for.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<Page> CreateAsync(DevTools tools)
    {
        var target = (await tools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" })).GetProperty("targetId").GetString()!;
        var attached = await tools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true });
        var page = new Page(tools, target, attached.GetProperty("sessionId").GetString()!);
        tools.Listen(page._session, page.Take);
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
            await page.SendAsync($"{domain}.enable");
        await page.ResizeAsync(1440, 900);
        return page;
    }

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public async Task OpenAsync(string path, string address = "")
    {
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri + address });
        await _loaded.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Goes to another view of the open report.</summary>
    public Task GoAsync(string address) => EvaluateAsync<bool>(
        $"new Promise(done => {{ location.hash = {JsonSerializer.Serialize(address)}; requestAnimationFrame(() => requestAnimationFrame(() => done(true))); }})");

    /// <summary>The value of an expression, waited for when it is a promise.</summary>
    public async Task<T> EvaluateAsync<T>(string expression)
    {
        var answer = await SendAsync(
            "Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true, ["userGesture"] = true });
        if (answer.TryGetProperty("exceptionDetails", out var thrown))
            throw new InvalidOperationException($"{expression}: {thrown.GetRawText()}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value.Deserialize<T>()! : default!;
    }

    /// <summary>Presses a key and lets it go.</summary>
    public async Task PressAsync(string key, bool shift = false)
    {
        var text = key == "Enter" ? "\r" : key.Length == 1 ? key : null;
        foreach (var kind in new[] { text is null ? "rawKeyDown" : "keyDown", "keyUp" })
        {
            var stroke = new JsonObject
            {
                ["type"] = kind,
                ["key"] = key,
                ["code"] = key.Length == 1 ? "" : key,
                ["modifiers"] = shift ? 8 : 0,
                ["windowsVirtualKeyCode"] = Codes.TryGetValue(key, out var code) ? code : char.ToUpperInvariant(key[0]),
            };
            if (text is not null && kind == "keyDown")
                stroke["text"] = text;
            await SendAsync("Input.dispatchKeyEvent", stroke);
        }
    }

    /// <summary>Writes where the focus is.</summary>
    public Task TypeAsync(string text) => SendAsync("Input.insertText", new() { ["text"] = text });

    public Task ResizeAsync(int width, int height) => SendAsync(
        "Emulation.setDeviceMetricsOverride",
        new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });

    /// <summary>Has the page believe that its reader prefers dark, or light; and that it is printed.</summary>
    public Task PreferAsync(string scheme, string media = "") => SendAsync("Emulation.setEmulatedMedia", new()
    {
        ["media"] = media,
        ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    /// <summary>Keeps a picture of what is to be seen in <c>artifacts/reports</c>, for people.</summary>
    public async Task PictureAsync(string name)
    {
        var picture = await SendAsync("Page.captureScreenshot", new() { ["format"] = "png" });
        var folder = Engine.Tests.Support.Repository.PathOf("artifacts/reports");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture.GetProperty("data").GetBytesFromBase64());
    }

    public async ValueTask DisposeAsync() => await _tools.SendAsync("Target.closeTarget", new() { ["targetId"] = _target });

    private Task<JsonElement> SendAsync(string method, JsonObject? parameters = null) => _tools.SendAsync(method, parameters, _session);

    private void Take(string method, JsonElement told)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                Requests.Enqueue(told.GetProperty("request").GetProperty("url").GetString()!);
                break;
            case "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded":
                Complaints.Enqueue(told.GetRawText());
                break;
            default:
                break;
        }
    }
}
