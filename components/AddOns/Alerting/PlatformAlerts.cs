namespace Platform.Components.AddOns.Alerting;

/// <summary>
/// What the platform itself alerts on, beside the rules that come with kube-prometheus-stack for nodes, workloads, volumes, Prometheus and
/// Alertmanager. A group is there only with what it watches: some rules take silence for failure.
/// </summary>
public static class PlatformAlerts
{
    /// <summary>The groups for a cluster and what is in it.</summary>
    public static IEnumerable<AlertGroup> For(AddOnFacts facts) =>
    [
        Nodes(facts),
        Workloads,
        .. With(facts, Capability.NodeAutoscaling, NodeScaling),
        .. With(facts, Capability.LoadBalancers, LoadBalancers),
        .. With(facts, Capability.Ingress, Ingress),
        .. With(facts, Capability.Gateways, Gateways),
        .. With(facts, Capability.Certificates, Certificates),
        .. With(facts, Capability.DnsRecords, Dns),
        .. With(facts, Capability.SecretStore, Vault(facts)),
        .. With(facts, Capability.ExternalSecrets, Secrets),
        .. With(facts, Capability.Delivery, Delivery),
        .. With(facts, Capability.ContainerLogs, Logs),
        .. With(facts, Capability.LogStore, LogStore(facts)),
        .. With(facts, Capability.ExternalMetrics, Scaling),
        .. With(facts, Capability.Backups, Backups),
    ];

    private static IEnumerable<AlertGroup> With(AddOnFacts facts, Capability watched, AlertGroup group) =>
        facts.Offers(watched) ? [group] : [];

    private static AlertGroup Nodes(AddOnFacts facts) => new("nodes",
    [
        new("PodUnschedulable", Severity.Warning,
            "sum by (namespace, pod) (kube_pod_status_unschedulable) > 0",
            "Pod {{ $labels.namespace }}/{{ $labels.pod }} finds no node.",
            "No node has room or fits, and none was added within ten minutes: the pool is at its limit, the cloud has no such machine, "
            + "or the pod asks for what no node has."),
        new("NodeOld", Severity.Warning,
            "(time() - kube_node_created) > 45 * 86400",
            "Node {{ $labels.node }} is older than 45 days.",
            "Nodes get their patches by being replaced. This one was not, so its kernel and kubelet lack those of the last weeks.")
            { ForMinutes = 60 },
        .. ZoneAlerts(facts),
    ]);

    private static IEnumerable<Alert> ZoneAlerts(AddOnFacts facts) => facts.HighlyAvailable
        ? [new("ZoneWithoutNodes", Severity.Critical,
            $"count(count by (label_topology_kubernetes_io_zone) (kube_node_labels)) < {facts.Zones.Count}",
            "A zone of the cluster has no node.",
            $"It should have nodes in {facts.Zones.Count} zones. With one zone less, the loss of another may take what needs a majority.")]
        : [];

    private static AlertGroup Workloads { get; } = new("workloads",
    [
        new("ContainerOutOfMemory", Severity.Warning,
            "sum by (namespace, pod, container) (kube_pod_container_status_last_terminated_reason{reason=\"OOMKilled\"}) > 0 "
            + "and sum by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total[15m])) > 0",
            "Container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} ran out of memory.",
            "It was killed at its memory limit and started again within the last 15 minutes.")
            { ForMinutes = 1 },
        new("CronJobLate", Severity.Warning,
            "time() - max by (namespace, cronjob) (kube_cronjob_next_schedule_time) > 3600",
            "CronJob {{ $labels.namespace }}/{{ $labels.cronjob }} is more than an hour late.",
            "Its next run should have started an hour ago: the controller skipped it, or an earlier run still stands in its way.")
            { ForMinutes = 15 },
        new("DeprecatedApiUsed", Severity.Warning,
            "group by (group, version, resource, removed_release) (apiserver_requested_deprecated_apis{removed_release!=\"\"}) > 0",
            "{{ $labels.resource }}.{{ $labels.version }}.{{ $labels.group }} is asked for, and goes in Kubernetes "
            + "{{ $labels.removed_release }}.",
            "Somebody uses a version of an API that a later Kubernetes no longer has. The upgrade to it breaks them.")
            { ForMinutes = 60 },
    ]);

    private static AlertGroup NodeScaling { get; } = new("node-scaling",
    [
        new("NodeLaunchFailing", Severity.Warning,
            "sum by (error) (increase(karpenter_cloudprovider_errors_total[15m])) > 3",
            "Nodes cannot be launched: {{ $labels.error }}.",
            "Karpenter asked the cloud for nodes and was refused more than three times in 15 minutes. Pods wait meanwhile."),
        new("NodePoolNearLimit", Severity.Warning,
            "sum by (nodepool, resource_type) (karpenter_nodepools_usage) / sum by (nodepool, resource_type) "
            + "(karpenter_nodepools_limit > 0) > 0.9",
            "Node pool {{ $labels.nodepool }} uses more than 90% of its limit of {{ $labels.resource_type }}.",
            "At the limit no more nodes come, and pods stay pending."),
    ]);

    private static AlertGroup LoadBalancers { get; } = new("load-balancers",
    [
        new("LoadBalancerReconcileFailing", Severity.Warning,
            "sum by (controller) (increase(controller_runtime_reconcile_total{job=~\".*aws-load-balancer-controller.*\", "
            + "result=\"error\"}[15m])) > 5",
            "Load balancers are not kept as they should be ({{ $labels.controller }}).",
            "The load balancer controller fails again and again. New services get no address, and changed backends are not followed."),
    ]);

    private static AlertGroup Ingress { get; } = new("ingress",
    [
        new("IngressDown", Severity.Critical,
            "max by (namespace, deployment) "
            + "(kube_deployment_status_replicas_available{namespace=~\"ingress-nginx|projectcontour|haproxy\"}) == 0",
            "No replica of {{ $labels.namespace }}/{{ $labels.deployment }} is available.",
            "The hosts that this ingress controller serves are most likely unreachable.")
            { ForMinutes = 5 },
        new("IngressErrors", Severity.Critical,
            "sum by (exported_namespace, ingress) (rate(nginx_ingress_controller_requests{status=~\"5..\"}[5m])) "
            + "/ sum by (exported_namespace, ingress) (rate(nginx_ingress_controller_requests[5m])) > 0.05 "
            + "and sum by (exported_namespace, ingress) (rate(nginx_ingress_controller_requests[5m])) > 1",
            "{{ $value | humanizePercentage }} of the requests to {{ $labels.exported_namespace }}/{{ $labels.ingress }} fail.",
            "More than 5% of the answers are server errors, at more than one request a second."),
        new("IngressSlow", Severity.Warning,
            "histogram_quantile(0.99, sum by (exported_namespace, ingress, le) "
            + "(rate(nginx_ingress_controller_request_duration_seconds_bucket[5m]))) > 2",
            "One request in a hundred to {{ $labels.exported_namespace }}/{{ $labels.ingress }} takes over 2 seconds.",
            "The 99th percentile of the answering time is {{ $value | humanizeDuration }}.")
            { ForMinutes = 15 },
        new("IngressConfigurationRefused", Severity.Critical,
            "nginx_ingress_controller_config_last_reload_successful == 0",
            "An ingress controller cannot load its configuration.",
            "Controller {{ $labels.pod }} still serves the last good configuration; changes to routes and certificates do not reach it.")
            { ForMinutes = 5 },
    ]);

    private static AlertGroup Gateways { get; } = new("gateways",
    [
        new("GatewayErrors", Severity.Critical,
            "sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"5\"}[5m])) "
            + "/ sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_xx[5m])) > 0.05 "
            + "and sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_xx[5m])) > 1",
            "{{ $value | humanizePercentage }} of the requests to {{ $labels.envoy_cluster_name }} fail.",
            "More than 5% of the answers are server errors, at more than one request a second."),
        new("GatewaySlow", Severity.Warning,
            "histogram_quantile(0.99, sum by (envoy_cluster_name, le) (rate(envoy_cluster_upstream_rq_time_bucket[5m]))) > 2000",
            "One request in a hundred to {{ $labels.envoy_cluster_name }} takes over 2 seconds.",
            "The 99th percentile of the answering time is {{ $value | humanize }} ms.")
            { ForMinutes = 15 },
        new("GatewayBackendGone", Severity.Critical,
            "max by (envoy_cluster_name) (envoy_cluster_membership_healthy) == 0 and max by (envoy_cluster_name) "
            + "(envoy_cluster_membership_total) > 0",
            "{{ $labels.envoy_cluster_name }} has no healthy backend.",
            "Every backend of the route is out: its pods are not ready, or were taken out for answering wrongly.")
            { ForMinutes = 5 },
        new("GatewayCircuitOpen", Severity.Warning,
            "max by (envoy_cluster_name) ({__name__=~\"envoy_cluster_circuit_breakers_default_(cx|rq|rq_pending|rq_retry)_open\"}) == 1",
            "The circuit of {{ $labels.envoy_cluster_name }} is open.",
            "More connections, requests or retries are under way than the route allows; the rest are refused at once.")
            { ForMinutes = 5 },
    ]);

    private static AlertGroup Certificates { get; } = new("certificates",
    [
        new("CertificateExpiresSoon", Severity.Warning,
            "certmanager_certificate_expiration_timestamp_seconds - time() < 21 * 86400",
            "Certificate {{ $labels.exported_namespace }}/{{ $labels.name }} expires within three weeks.",
            "It should have been renewed a third of its life before. Renewal fails, or the certificate is a short one.")
            { ForMinutes = 60 },
        new("CertificateExpiresNow", Severity.Critical,
            "certmanager_certificate_expiration_timestamp_seconds - time() < 7 * 86400",
            "Certificate {{ $labels.exported_namespace }}/{{ $labels.name }} expires within a week.",
            "When it has expired, whoever talks to it refuses to."),
        new("CertificateNotReady", Severity.Warning,
            "max by (exported_namespace, name) (certmanager_certificate_ready_status{condition!=\"True\"}) == 1",
            "Certificate {{ $labels.exported_namespace }}/{{ $labels.name }} is not ready.",
            "It was asked for and not issued, or not renewed.")
            { ForMinutes = 20 },
        new("AcmeFailing", Severity.Warning,
            "sum by (host) (increase({__name__=~\"certmanager_(http_)?acme_client_request_count\", status=~\"[45]..\"}[30m])) > 5",
            "The certificate authority at {{ $labels.host }} refuses requests.",
            "Certificates are not issued or renewed while it does; its rate limits may be reached.")
            { ForMinutes = 15 },
        new("CertManagerDown", Severity.Critical,
            "absent(certmanager_clock_time_seconds)",
            "cert-manager does not run.",
            "Certificates are neither issued nor renewed."),
    ]);

    private static AlertGroup Dns { get; } = new("dns",
    [
        new("DnsSyncFailing", Severity.Warning,
            "sum by (job) (increase({__name__=~\"external_dns_(registry|source)_errors_total\"}[15m])) > 3",
            "ExternalDNS ({{ $labels.job }}) meets errors.",
            "It cannot read its sources or cannot write to the zone. New names do not resolve, moved ones resolve to where they were."),
        new("DnsSyncStale", Severity.Critical,
            "time() - max by (job) (external_dns_controller_last_sync_timestamp_seconds) > 1800",
            "ExternalDNS ({{ $labels.job }}) has not synchronised for half an hour.",
            "DNS records stay as they were, whatever happens to services and routes."),
    ]);

    private static AlertGroup Vault(AddOnFacts facts) => new("vault",
    [
        new("VaultSealed", Severity.Critical,
            "vault_core_unsealed == 0",
            "Vault {{ $labels.pod }} is sealed.",
            "A sealed server answers nothing. It unseals itself by the cloud's key service; that it has not means it cannot reach it "
            + "or may not use the key.")
            { ForMinutes = 5 },
        new("VaultLeaderless", Severity.Critical,
            "sum(vault_core_active) == 0",
            "No Vault server leads.",
            "Nothing can be read or written until one does.")
            { ForMinutes = 5 },
        .. facts.HighlyAvailable
            ? new Alert[]
            {
                new("VaultPeersMissing", Severity.Warning,
                    "count(vault_core_unsealed == 1) < 3",
                    "Only {{ $value }} Vault servers of three are unsealed.",
                    "Another one less, and there is no majority."),
            }
            : [],
        new("VaultAuditFailing", Severity.Critical,
            "sum(increase(vault_audit_log_request_failure[10m])) > 0",
            "Vault cannot write its audit log.",
            "Vault refuses requests that it cannot log.")
            { ForMinutes = 1 },
    ]);

    private static AlertGroup Secrets { get; } = new("secrets",
    [
        new("ExternalSecretNotSynced", Severity.Warning,
            "max by (exported_namespace, name) (externalsecret_status_condition{condition=\"Ready\", status=\"False\"}) == 1",
            "Secret {{ $labels.exported_namespace }}/{{ $labels.name }} is not kept as its store has it.",
            "The store does not answer, does not have it, or does not let it be read. Pods keep the last value."),
    ]);

    private static AlertGroup Delivery { get; } = new("delivery",
    [
        new("ApplicationOutOfSync", Severity.Warning,
            "max by (project, name) (argocd_app_info{sync_status!=\"Synced\"}) == 1",
            "Application {{ $labels.project }}/{{ $labels.name }} is not as its repository says.",
            "A change is not applied, or somebody changed the cluster by hand.")
            { ForMinutes = 30 },
        new("ApplicationUnhealthy", Severity.Warning,
            "max by (project, name, health_status) (argocd_app_info{health_status=~\"Degraded|Missing\"}) == 1",
            "Application {{ $labels.project }}/{{ $labels.name }} is {{ $labels.health_status }}.",
            "What was delivered does not work.")
            { ForMinutes = 15 },
    ]);

    private static AlertGroup Logs { get; } = new("logs",
    [
        new("ErrorsInLogs", Severity.Warning,
            "sum by (log_namespace, log_container) (rate(log_lines_error_total[5m])) > 1",
            "{{ $labels.log_namespace }}/{{ $labels.log_container }} logs {{ $value | humanize }} errors a second.",
            "It has logged more than one error a second for ten minutes."),
        new("LogsDropped", Severity.Critical,
            "sum by (pod, name) (increase({__name__=~\"fluentbit_output_(dropped_records|retries_failed)_total\"}[15m])) > 0",
            "Fluent Bit {{ $labels.pod }} gives up log records ({{ $labels.name }}).",
            "The destination refuses them, or did not answer for longer than they are kept.")
            { ForMinutes = 5 },
        new("LogsBacklog", Severity.Warning,
            "max by (pod) (fluentbit_storage_fs_chunks) > 500",
            "Fluent Bit {{ $labels.pod }} holds {{ $value }} chunks back.",
            "About a gigabyte waits on the node's disk: the destination takes less than the node writes.")
            { ForMinutes = 15 },
        new("LogsPaused", Severity.Warning,
            "max by (pod, name) (fluentbit_input_ingestion_paused) == 1",
            "Fluent Bit {{ $labels.pod }} has stopped reading.",
            "Its buffer is full. Files that are rotated away meanwhile are lost."),
    ]);

    private static AlertGroup LogStore(AddOnFacts facts) => new("log-store",
    [
        new("ElasticsearchRed", Severity.Critical,
            "max by (name) (kube_elasticsearch_health{health=\"red\"}) == 1",
            "Elasticsearch {{ $labels.name }} is red.",
            "Some primary shards are missing: some logs can be neither written nor found.")
            { ForMinutes = 5 },
        new("ElasticsearchYellow", Severity.Warning,
            "max by (name) (kube_elasticsearch_health{health=\"yellow\"}) == 1",
            "Elasticsearch {{ $labels.name }} is yellow.",
            "Some shards have no replica. The loss of one more node may lose logs.")
            { ForMinutes = 60 },
        new("ElasticsearchNodesMissing", Severity.Warning,
            $"max by (name) (kube_elasticsearch_available_nodes) < {facts.Replicas(3)}",
            "Elasticsearch {{ $labels.name }} has {{ $value }} nodes.",
            $"It should have {facts.Replicas(3)}.")
            { ForMinutes = 15 },
        new("ElasticsearchDiskFilling", Severity.Warning,
            "kubelet_volume_stats_available_bytes{persistentvolumeclaim=~\"elasticsearch-data-.*\"} "
            + "/ kubelet_volume_stats_capacity_bytes{persistentvolumeclaim=~\"elasticsearch-data-.*\"} < 0.15",
            "Volume {{ $labels.persistentvolumeclaim }} is more than 85% full.",
            "Above 85% Elasticsearch puts no new shards on the node; above 95% it makes indices read-only, and logs stop."),
    ]);

    private static AlertGroup Scaling { get; } = new("scaling",
    [
        new("ScalerFailing", Severity.Warning,
            "sum by (exported_namespace, scaledObject, scaler) (increase(keda_scaler_detail_errors_total[15m])) > 3",
            "Scaler {{ $labels.scaler }} of {{ $labels.exported_namespace }}/{{ $labels.scaledObject }} gets no metric.",
            "The workload stays at its size, whatever its load."),
        new("MetricsApiUnavailable", Severity.Warning,
            "max by (name) (aggregator_unavailable_apiservice{name=~\"v[0-9a-z]+[.](custom|external)[.]metrics[.]k8s[.]io\"}) == 1",
            "The API {{ $labels.name }} does not answer.",
            "Workloads that scale by such metrics stay at their size."),
    ]);

    private static AlertGroup Backups { get; } = new("backups",
    [
        new("BackupFailed", Severity.Critical,
            "sum by (schedule) (increase({__name__=~\"velero_backup_(failure|partial_failure|validation_failure)_total\", "
            + "schedule!=\"\"}[26h])) > 0",
            "A backup by schedule {{ $labels.schedule }} failed.",
            "Within the last 26 hours a backup failed, wholly or in part.")
            { ForMinutes = 15 },
        new("BackupMissing", Severity.Critical,
            "time() - max by (schedule) (velero_backup_last_successful_timestamp{schedule!=\"\"}) > 26 * 3600",
            "Schedule {{ $labels.schedule }} has no good backup of the last 26 hours.",
            "Whatever is lost now is lost since the last good backup."),
        new("BackupsAbsent", Severity.Critical,
            "absent(velero_backup_last_successful_timestamp{schedule!=\"\"})",
            "No backup by any schedule has ever succeeded.",
            "Velero does not run, has no schedule, or never finished a backup.")
            { ForMinutes = 1560 },
    ]);
}
