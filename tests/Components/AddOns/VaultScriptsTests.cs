using System.Diagnostics;

namespace Platform.Tests.Components.AddOns;

/// <summary>
/// Runs the scripts that initialise Vault against a kubectl that runs commands here, and a vault that writes down what it is asked for.
/// </summary>
[TestFixture]
public class VaultScriptsTests
{
    private const string Kubectl = """
        #!/usr/bin/env bash
        # kubectl --namespace vault exec -i vault-0 --container vault -- COMMAND...
        while [[ "$1" != "--" ]]; do shift; done
        shift
        exec "$@"
        """;

    private const string Vault = """
        #!/usr/bin/env bash
        here="$(dirname "$0")"
        echo "$*" >> "$here/calls"
        if [[ " $* " == *" - "* ]]; then cat >> "$here/written"; fi
        case "$1 $2" in
          "status -format=json") cat "$here/status"; exit "$(cat "$here/code")" ;;
          "audit list") if [[ -e "$here/set-up" ]]; then echo '{"file/": {}, "stdout/": {}}'; else exit 2; fi ;;
          "secrets list") if [[ -e "$here/set-up" ]]; then echo '{"kv/": {}}'; else echo '{}'; fi ;;
          "auth list") echo '{ "kubernetes/": { "accessor": "auth_kubernetes_1234", "config": {} } }' ;;
        esac
        """;

    private string _folder = "";

    [SetUp]
    public void Prepare()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("the scripts need bash");
            return;
        }

        _folder = Directory.CreateTempSubdirectory("vault-scripts").FullName;
        foreach (var (name, text) in new[] { ("kubectl", Kubectl), ("vault", Vault) })
        {
            File.WriteAllText(Path.Combine(_folder, name), text + "\n");
            File.SetUnixFileMode(Path.Combine(_folder, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        State(initialized: false, code: 2);
    }

    [TearDown]
    public void Remove()
    {
        if (_folder.Length > 0)
            Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public void What_is_initialised_stays_as_it_is()
    {
        State(initialized: true, code: 0);

        var (code, output) = Run("init.sh");

        Assert.That((code, output), Is.EqualTo((0, "Vault is initialised already; nothing to do.\n")));
        Assert.That(Calls(), Is.EqualTo(["status -format=json"]));
    }

    [Test]
    public void Without_keepers_nothing_is_initialised()
    {
        Assert.That(Run("init.sh").Code, Is.EqualTo(2));
        Assert.That(Calls(), Has.None.Contains("operator init"));
    }

    [Test]
    public void Keepers_get_a_recovery_key_each_and_the_first_one_the_root_token()
    {
        string[] keepers = [.. new[] { "a.asc", "b.asc", "c.asc" }.Select(name => Path.Combine(_folder, name))];
        foreach (var keeper in keepers)
            File.WriteAllText(keeper, "a public key");

        Assert.That(Run("init.sh", keepers).Code, Is.Zero);
        Assert.That(Calls().Last(), Is.EqualTo(
            "operator init -recovery-shares=3 -recovery-threshold=2 "
            + $"-recovery-pgp-keys={_folder}/keeper-0.asc,{_folder}/keeper-1.asc,{_folder}/keeper-2.asc "
            + $"-root-token-pgp-key={_folder}/keeper-0.asc"));
        Assert.That(File.Exists(Path.Combine(_folder, "keeper-0.asc")), Is.False);
    }

    [Test]
    public void A_server_that_does_not_answer_is_not_taken_for_a_new_one()
    {
        State(initialized: false, code: 1);

        Assert.That(Run("init.sh", "a.asc", "b.asc", "c.asc").Code, Is.EqualTo(1));
        Assert.That(Calls(), Has.None.Contains("operator init"));
    }

    [Test]
    public void Setting_up_turns_everything_on_and_reads_the_login_s_accessor()
    {
        Assert.That(Run("configure.sh").Code, Is.Zero);

        Assert.That(Calls(), Does.Contain("audit enable file file_path=/vault/audit/audit.log").And.Contain("auth list -format=json"));
        Assert.That(Calls(), Does.Contain("secrets enable -path=kv -version=2 kv").And.Contain("policy write platform-tenant -"));
        Assert.That(File.ReadAllText(Path.Combine(_folder, "written")),
            Does.Contain("kv/data/{{identity.entity.aliases.auth_kubernetes_1234.metadata.service_account_namespace}}/*"));
    }

    [Test]
    public void Setting_up_again_turns_nothing_on_twice()
    {
        File.WriteAllText(Path.Combine(_folder, "set-up"), "");

        Assert.That(Run("configure.sh").Code, Is.Zero);
        Assert.That(Calls(), Has.None.Contains(" enable "));
    }

    [Test]
    public void The_token_is_in_no_argument()
    {
        Run("configure.sh");
        Run("configure.sh", "--revoke");

        Assert.That(Calls(), Has.None.Contains("hvs.secret").And.Contain("token revoke -self"));
    }

    private void State(bool initialized, int code)
    {
        File.WriteAllText(Path.Combine(_folder, "status"), $$"""{ "initialized": {{(initialized ? "true" : "false")}}, "sealed": true }""");
        File.WriteAllText(Path.Combine(_folder, "code"), $"{code}");
    }

    private string[] Calls() => File.Exists(Path.Combine(_folder, "calls")) ? File.ReadAllLines(Path.Combine(_folder, "calls")) : [];

    private (int Code, string Output) Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Root(), "docs", "vault", script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["VAULT_POD_HOME"] = _folder;
        start.Environment["VAULT_TOKEN"] = "hvs.secret";
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Infra.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
