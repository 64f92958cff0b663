using System.Text.Json;
using Platform.Components.CloudParts;

namespace Platform.Components.AddOns;

/// <summary>A file of the setup.</summary>
/// <param name="Name">Its name: for a step the order, then the path with dots for slashes.</param>
/// <param name="Text">What it holds.</param>
internal sealed record SetupFile(string Name, string Text);

/// <summary>
/// What Elasticsearch is told once it runs: when logs are forgotten, how they are indexed, where snapshots go. Every step sets something to
/// what it should be, so all of them may run again. Pure.
/// </summary>
internal static class LogSetup
{
    /// <summary>The data stream of container logs.</summary>
    public const string Stream = "logs-kubernetes-containers";

    /// <summary>The user that ships logs.</summary>
    public const string Writer = "log-writer";

    /// <summary>The role of that user.</summary>
    public const string WriterRole = "log_writer";

    private const string Policy = "platform-logs";
    private const string Repository = "platform";

    /// <summary>The writer's role: adding to streams of logs, and nothing else.</summary>
    public static object Roles { get; } = new Dictionary<string, object>
    {
        [WriterRole] = new
        {
            cluster = new[] { "monitor" },
            indices = new[] { new { names = new[] { "logs-kubernetes-*" }, privileges = new[] { "auto_configure", "create_doc" } } },
        },
    };

    /// <summary>Puts each step's file to the path in its name, when the cluster has a majority.</summary>
    public static SetupFile Script { get; } = new("setup.sh", """
        set -eu
        login() { printf 'user = "elastic:%s"\n' "$(cat /password/elastic)"; }
        ask() { login | curl --silent --show-error --fail-with-body --cacert /certificate/ca.crt --config - "$@"; }
        until ask "$ELASTICSEARCH/_cluster/health?wait_for_status=yellow&timeout=30s" >/dev/null; do sleep 5; done
        for step in /setup/*.json; do
          path=$(basename "$step" .json | cut -d- -f2- | tr . /)
          ask --request PUT --header 'Content-Type: application/json' --data "@$step" "$ELASTICSEARCH/$path"
          echo " $path"
        done
        """.ReplaceLineEndings("\n"));

    /// <summary>An object as JSON, which is YAML as well.</summary>
    public static string Text(object value) => JsonSerializer.Serialize(value);

    /// <summary>The steps, in their order.</summary>
    /// <param name="addOn">The settings.</param>
    /// <param name="nodes">How many nodes there are; a single one holds no replicas.</param>
    /// <param name="store">Where snapshots go; null for none.</param>
    public static Output<ImmutableArray<SetupFile>> Steps(Elasticsearch addOn, int nodes, ObjectStore? store)
    {
        var steps = ImmutableArray.Create(
            Step(1, $"_ilm.policy.{Policy}", new { policy = new { phases = Phases(addOn.RetentionDays) } }),
            Step(2, $"_index_template.{Policy}", Template(nodes)));
        return store is null
            ? Output.Create(steps)
            : store.Bucket.Apply(bucket => steps.AddRange(
                Step(3, $"_snapshot.{Repository}", new
                {
                    type = store.Protocol == StoreProtocol.S3 ? "s3" : "gcs",
                    settings = new { bucket, base_path = "elasticsearch" },
                }),
                Step(4, "_slm.policy.nightly", Nightly(addOn.SnapshotDays))));
    }

    private static SetupFile Step(int order, string path, object body) => new($"{order}-{path}.json", Text(body));

    private static object Phases(int retentionDays) => new
    {
        hot = new { actions = new { rollover = new { max_age = "1d", max_primary_shard_size = "30gb" } } },
        delete = new { min_age = $"{retentionDays}d", actions = new { delete = new { } } },
    };

    /// <summary>Labels differ from team to team; as one flattened field they cannot fill the index with fields of their own.</summary>
    private static object Template(int nodes) => new
    {
        index_patterns = new[] { "logs-kubernetes-*" },
        data_stream = new { },
        priority = 500,
        template = new
        {
            settings = new Dictionary<string, object>
            {
                ["index.lifecycle.name"] = Policy,
                ["index.number_of_shards"] = 1,
                ["index.number_of_replicas"] = nodes > 1 ? 1 : 0,
                ["index.mapping.total_fields.limit"] = 2000,
                ["index.mapping.total_fields.ignore_dynamic_beyond_limit"] = true,
                ["index.mapping.ignore_malformed"] = true,
            },
            mappings = new
            {
                properties = new
                {
                    kubernetes = new { properties = new { labels = new { type = "flattened" }, annotations = new { type = "flattened" } } },
                },
            },
        },
    };

    private static object Nightly(int days) => new
    {
        schedule = "0 30 1 * * ?",
        name = "<logs-{now/d}>",
        repository = Repository,
        config = new { indices = new[] { "*" }, include_global_state = false },
        retention = new { expire_after = $"{days}d", min_count = 5, max_count = 100 },
    };
}
