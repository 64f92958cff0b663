using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Components.AddOns;

/// <summary>
/// Fluent Bit's configuration: from the node's files, through Kubernetes' names and the redaction, to the destination. Written as an
/// object; Fluent Bit reads YAML, of which JSON is a part. Pure.
/// </summary>
internal static class LogPipeline
{
    /// <summary>Where counted log lines are read from.</summary>
    public const int CountsPort = 2021;

    /// <summary>Where Fluent Bit's own metrics are.</summary>
    public const int MetricsPort = 2020;

    /// <summary>Where the store's authority is mounted.</summary>
    public const string AuthorityFolder = "/fluent-bit/store";

    private const string Containers = "kube.*";
    private const string Counts = "log_counts";

    /// <summary>On the node's disk, so that what is not shipped yet outlives the pod.</summary>
    private const string State = "/var/log/flb";

    /// <summary>A retry waits at most a minute.</summary>
    private const int RetriesPerHour = 60;

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    /// <summary>The file.</summary>
    public static string File(FluentBit fluentBit, AddOnFacts facts) => JsonSerializer.Serialize(Of(fluentBit, facts), Options);

    private static object Of(FluentBit fluentBit, AddOnFacts facts) => new
    {
        service = Service,
        pipeline = new
        {
            inputs = new[] { Files },
            filters = new[] { Names, Redaction, Origin(facts), ErrorCount },
            outputs = new[] { CountsPage, Destination(fluentBit, facts) },
        },
    };

    private static Dictionary<string, object> Service { get; } = new()
    {
        ["flush"] = 1,
        ["log_level"] = "info",
        ["parsers_file"] = "/fluent-bit/etc/parsers.conf",
        ["http_server"] = "on",
        ["http_listen"] = "0.0.0.0",
        ["http_port"] = MetricsPort,
        ["health_check"] = "on",
        ["scheduler.base"] = 5,
        ["scheduler.cap"] = 60,
        ["storage.path"] = $"{State}/buffer",
        ["storage.sync"] = "normal",
        ["storage.checksum"] = "off",
        ["storage.metrics"] = "on",
        ["storage.max_chunks_up"] = 64,
        ["storage.backlog.mem_limit"] = "16M",
        ["storage.delete_irrecoverable_chunks"] = "on",
    };

    /// <summary>
    /// Chunks go to disk first. When the memory for chunks is used up, reading goes on to disk alone, and stops only when the destination's
    /// share of the disk is full: files wait where they are, up to their rotation.
    /// </summary>
    private static Dictionary<string, object> Files { get; } = new()
    {
        ["name"] = "tail",
        ["tag"] = Containers,
        ["path"] = "/var/log/containers/*.log",
        ["multiline.parser"] = "docker, cri",
        ["db"] = $"{State}/containers.db",
        ["db.locking"] = "true",
        ["read_from_head"] = "true",
        ["refresh_interval"] = 10,
        ["rotate_wait"] = 30,
        ["skip_long_lines"] = "on",
        ["buffer_max_size"] = "256k",
        ["storage.type"] = "filesystem",
    };

    private static Dictionary<string, object> Names { get; } = new()
    {
        ["name"] = "kubernetes",
        ["match"] = Containers,
        ["merge_log"] = "on",
        ["keep_log"] = "off",
        ["labels"] = "on",
        ["annotations"] = "off",
        ["buffer_size"] = "0",
        ["kube_meta_cache_ttl"] = "300s",
        ["k8s-logging.parser"] = "on",
        ["k8s-logging.exclude"] = "on",
    };

    private static Dictionary<string, object> Redaction { get; } = new()
    {
        ["name"] = "lua",
        ["match"] = Containers,
        ["script"] = $"/fluent-bit/scripts/{LogRedaction.File}",
        ["call"] = LogRedaction.Function,
    };

    private static Dictionary<string, object> Origin(AddOnFacts facts) => new()
    {
        ["name"] = "modify",
        ["match"] = Containers,
        ["add"] = new[] { $"cluster {facts.Cluster}", $"region {facts.Region}" },
    };

    /// <summary>Counts what the redaction has marked, by namespace and container: names that do not grow without end.</summary>
    private static Dictionary<string, object> ErrorCount { get; } = new()
    {
        ["name"] = "log_to_metrics",
        ["match"] = Containers,
        ["tag"] = Counts,
        ["metric_mode"] = "counter",
        ["metric_namespace"] = "log",
        ["metric_subsystem"] = "lines",
        ["metric_name"] = "error_total",
        ["metric_description"] = "Log lines that report an error",
        ["regex"] = $"{LogRedaction.ErrorMark} ^true$",
        ["add_label"] = new[] { "log_namespace $kubernetes['namespace_name']", "log_container $kubernetes['container_name']" },
        ["flush_interval_sec"] = 10,
    };

    private static Dictionary<string, object> CountsPage { get; } = new()
    {
        ["name"] = "prometheus_exporter",
        ["match"] = Counts,
        ["host"] = "0.0.0.0",
        ["port"] = CountsPort,
    };

    private static Dictionary<string, object> Destination(FluentBit fluentBit, AddOnFacts facts)
    {
        var destination = fluentBit.Destination switch
        {
            LogDestination.CloudWatch => CloudWatch(facts),
            LogDestination.CloudLogging => CloudLogging(facts),
            LogDestination.OpenSearch => Index("opensearch", fluentBit),
            _ => Index("es", fluentBit),
        };
        destination["match"] = Containers;
        destination["storage.total_limit_size"] = $"{fluentBit.BufferGiB}G";
        destination["retry_limit"] = fluentBit.RetryHours * RetriesPerHour;
        return destination;
    }

    private static Dictionary<string, object> Index(string plugin, FluentBit fluentBit)
    {
        var inside = fluentBit.External is null;
        var output = new Dictionary<string, object>
        {
            ["name"] = plugin,
            ["host"] = "${LOG_STORE_HOST}",
            ["port"] = "${LOG_STORE_PORT}",
            ["index"] = "${LOG_STORE_STREAM}",
            ["write_operation"] = "create",
            ["suppress_type_name"] = "on",
            ["compress"] = "gzip",
            ["tls"] = "on",
            ["tls.verify"] = "on",
            ["workers"] = 2,
        };
        if (inside)
            output["tls.ca_file"] = $"{AuthorityFolder}/ca.crt";
        if (fluentBit.External?.Domain is not null)
        {
            output["aws_auth"] = "on";
            output["aws_region"] = "${LOG_STORE_REGION}";
        }
        else
        {
            output["http_user"] = "${LOG_STORE_USER}";
            output["http_passwd"] = "${LOG_STORE_PASSWORD}";
        }

        return output;
    }

    private static Dictionary<string, object> CloudWatch(AddOnFacts facts) => new()
    {
        ["name"] = "cloudwatch_logs",
        ["region"] = facts.Region,
        ["log_group_name"] = FluentBit.LogGroup(facts),
        ["log_stream_prefix"] = "node-",
        ["auto_create_group"] = "false",
    };

    private static Dictionary<string, object> CloudLogging(AddOnFacts facts) => new()
    {
        ["name"] = "stackdriver",
        ["resource"] = "k8s_container",
        ["tag_prefix"] = "kube.var.log.containers.",
        ["k8s_cluster_name"] = facts.Cluster,
        ["k8s_cluster_location"] = facts.Region,
        ["severity_key"] = "level",
    };
}
