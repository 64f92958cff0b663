using System.Diagnostics;

namespace Reports.Tests.Browser;

/// <summary>
/// A Chromium without a window, started once for all tests, with a profile of its own that is thrown away. Where there is none, the
/// test that asks is skipped by its name.
/// </summary>
[SetUpFixture]
public sealed class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly SemaphoreSlim Starting = new(1);

    private static Process? _process;
    private static string? _profile;
    private static DevTools? _tools;

    /// <summary>A new page in the browser.</summary>
    internal static async Task<Page> NewPageAsync()
    {
        await Starting.WaitAsync();
        try
        {
            _tools ??= await StartAsync();
        }
        finally
        {
            Starting.Release();
        }

        return await Page.CreateAsync(_tools);
    }

    [OneTimeTearDown]
    public async Task EndAsync()
    {
        if (_tools is not null)
            await _tools.DisposeAsync();
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        if (_profile is not null)
            Directory.Delete(_profile, recursive: true);
    }

    private static async Task<DevTools> StartAsync()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var executable = Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (executable is null)
            Assert.Ignore("chromium is not on the PATH: install the package chromium");

        _profile = Directory.CreateTempSubdirectory("chromium-").FullName;
        string[] sandbox = Environment.UserName == "root" ? ["--no-sandbox"] : [];
        _process = Process.Start(new ProcessStartInfo(
            executable,
            [
                .. sandbox, "--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
                "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0", $"--user-data-dir={_profile}",
                "about:blank",
            ])
        { RedirectStandardError = true, RedirectStandardOutput = true })!;

        const string Announcement = "DevTools listening on ";
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await _process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal))
                continue;
            // What it writes from now on must not fill the pipe.
            _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
            _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return await DevTools.ConnectAsync(new Uri(line[Announcement.Length..]));
        }

        throw new InvalidOperationException($"{executable}: ended without saying where it listens");
    }
}
