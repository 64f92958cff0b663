using System.Text;

namespace Platform.Components.AddOns;

/// <summary>The servers' configuration in Vault's own language. Pure; it holds no secret, as it ends up in a ConfigMap.</summary>
internal static class VaultConfiguration
{
    /// <summary>The configuration.</summary>
    /// <param name="servers">How many servers look for each other.</param>
    /// <param name="tls">The folder with the servers' certificate.</param>
    /// <param name="seal">The kind of seal.</param>
    /// <param name="settings">The seal's settings.</param>
    public static string Of(int servers, string tls, string seal, ImmutableSortedDictionary<string, string> settings) => Written(
    [
        new("ui", true),
        // With its log on disk Vault has nothing to gain from locked memory, and its pods do without the capability.
        new("disable_mlock", true),
        new("listener \"tcp\"",
        [
            new("address", "[::]:8200"),
            new("cluster_address", "[::]:8201"),
            new("tls_cert_file", $"{tls}/tls.crt"),
            new("tls_key_file", $"{tls}/tls.key"),
            new("tls_client_ca_file", $"{tls}/ca.crt"),
            new("telemetry", [new("unauthenticated_metrics_access", true)]),
        ]),
        new("storage \"raft\"",
        [
            new("path", "/vault/data"),
            .. Enumerable.Range(0, servers).Select(server => new Setting("retry_join",
            [
                new("leader_api_addr", $"https://vault-{server}.vault-internal:8200"),
                new("leader_ca_cert_file", $"{tls}/ca.crt"),
                new("leader_tls_servername", "vault"),
            ])),
        ]),
        new($"seal \"{seal}\"", [.. settings.Select(setting => new Setting(setting.Key, setting.Value))]),
        new("service_registration \"kubernetes\"", Array.Empty<Setting>()),
        new("telemetry", [new("prometheus_retention_time", "30s"), new("disable_hostname", true)]),
    ]);

    private static string Written(Setting[] settings)
    {
        var text = new StringBuilder();
        Write(text, settings, "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, Setting[] settings, string indent)
    {
        foreach (var setting in settings)
        {
            if (setting.Value is Setting[] block)
            {
                text.Append(indent).Append(setting.Name).Append(" {\n");
                Write(text, block, indent + "  ");
                text.Append(indent).Append("}\n");
            }
            else
            {
                text.Append(indent).Append(setting.Name).Append(" = ").Append(Literal(setting.Value)).Append('\n');
            }
        }
    }

    private static string Literal(object value) => value is bool truth ? truth ? "true" : "false" : $"\"{value}\"";

    private readonly record struct Setting(string Name, object Value)
    {
        public Setting(string name, Setting[] block) : this(name, (object)block)
        {
        }
    }
}
