namespace Platform.Components.AddOns.Alerting;

/// <summary>
/// The platform's dashboards, beside those that come with kube-prometheus-stack for nodes, workloads, volumes and Prometheus. Each is there
/// only with what it shows.
/// </summary>
public static class PlatformDashboards
{
    /// <summary>The dashboards for a cluster and what is in it.</summary>
    public static IEnumerable<Dashboard> For(AddOnFacts facts) =>
    [
        Overview,
        .. With(facts, Capability.Ingress, Ingress),
        .. With(facts, Capability.Gateways, Gateways),
        .. With(facts, Capability.Certificates, Certificates),
        .. With(facts, Capability.DnsRecords, Dns),
        .. With(facts, Capability.ContainerLogs, Logs),
        .. With(facts, Capability.Backups, Backups),
        .. With(facts, Capability.SyntheticChecks, Hosts),
    ];

    private static IEnumerable<Dashboard> With(AddOnFacts facts, Capability shown, Dashboard dashboard) =>
        facts.Offers(shown) ? [dashboard] : [];

    private static Dashboard Overview { get; } = new("overview", "Platform: overview",
    [
        new("Nodes", "count(kube_node_info)") { Kind = PanelKind.Stat },
        new("Zones", "count(count by (label_topology_kubernetes_io_zone) (kube_node_labels))") { Kind = PanelKind.Stat },
        new("Critical alerts", "count(ALERTS{alertstate=\"firing\", severity=\"critical\"}) or vector(0)") { Kind = PanelKind.Stat },
        new("Warnings", "count(ALERTS{alertstate=\"firing\", severity=\"warning\"}) or vector(0)") { Kind = PanelKind.Stat },
        new("Pods without a node", "sum(kube_pod_status_unschedulable) or vector(0)") { Kind = PanelKind.Stat },
        new("First certificate to expire",
            "min(certmanager_certificate_expiration_timestamp_seconds - time())",
            Unit: "s") { Kind = PanelKind.Stat },
        new("Kubernetes by node", "count by (kubelet_version, os_image) (kube_node_info)", "{{kubelet_version}} {{os_image}}"),
        new("Nodes by zone", "count by (label_topology_kubernetes_io_zone) (kube_node_labels)", "{{label_topology_kubernetes_io_zone}}"),
        new("Processor requested",
            "sum(kube_pod_container_resource_requests{resource=\"cpu\"}) / sum(kube_node_status_allocatable{resource=\"cpu\"})",
            Unit: "percentunit"),
        new("Memory requested",
            "sum(kube_pod_container_resource_requests{resource=\"memory\"}) / sum(kube_node_status_allocatable{resource=\"memory\"})",
            Unit: "percentunit"),
        new("Add-ons without all replicas",
            "kube_deployment_spec_replicas - kube_deployment_status_replicas_available > 0",
            "{{namespace}}/{{deployment}}"),
        new("Restarts", "sum by (namespace) (increase(kube_pod_container_status_restarts_total[15m])) > 0", "{{namespace}}"),
    ]);

    private static Dashboard Ingress { get; } = new("ingress", "Platform: ingress",
    [
        new("Requests",
            "sum by (exported_namespace, ingress) (rate(nginx_ingress_controller_requests[5m]))",
            "{{exported_namespace}}/{{ingress}}",
            "reqps"),
        new("Server errors", "sum by (exported_namespace, ingress) (rate(nginx_ingress_controller_requests{status=~\"5..\"}[5m])) "
            + "/ sum by (exported_namespace, ingress) (rate(nginx_ingress_controller_requests[5m]))",
            "{{exported_namespace}}/{{ingress}}",
            "percentunit"),
        new("Answering time, 99th percentile",
            "histogram_quantile(0.99, sum by (exported_namespace, ingress, le) "
            + "(rate(nginx_ingress_controller_request_duration_seconds_bucket[5m])))",
            "{{exported_namespace}}/{{ingress}}", "s"),
        new("Connections", "sum by (pod, state) (nginx_ingress_controller_nginx_process_connections)", "{{pod}} {{state}}"),
    ]);

    private static Dashboard Gateways { get; } = new("gateways", "Platform: gateways",
    [
        new("Requests", "sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_total[5m]))", "{{envoy_cluster_name}}", "reqps"),
        new("Server errors",
            "sum by (envoy_cluster_name) (rate(envoy_cluster_upstream_rq_xx{envoy_response_code_class=\"5\"}[5m]))",
            "{{envoy_cluster_name}}",
            "reqps"),
        new("Answering time, 99th percentile",
            "histogram_quantile(0.99, sum by (envoy_cluster_name, le) (rate(envoy_cluster_upstream_rq_time_bucket[5m])))",
            "{{envoy_cluster_name}}",
            "ms"),
        new("Healthy backends", "max by (envoy_cluster_name) (envoy_cluster_membership_healthy)", "{{envoy_cluster_name}}"),
    ]);

    private static Dashboard Certificates { get; } = new("certificates", "Platform: certificates",
    [
        new("Time left",
            "bottomk(20, certmanager_certificate_expiration_timestamp_seconds - time())",
            "{{exported_namespace}}/{{name}}",
            "s"),
        new("Not ready",
            "max by (exported_namespace, name) (certmanager_certificate_ready_status{condition!=\"True\"}) == 1",
            "{{exported_namespace}}/{{name}}"),
        new("Requests to authorities",
            "sum by (host, status) (rate({__name__=~\"certmanager_(http_)?acme_client_request_count\"}[15m]))",
            "{{host}} {{status}}",
            "reqps"),
        new("Work in the queue", "sum by (name) (workqueue_depth{job=~\".*cert-manager.*\"})", "{{name}}"),
    ]);

    private static Dashboard Dns { get; } = new("dns", "Platform: DNS",
    [
        new("Time since the last synchronisation",
            "time() - max by (job) (external_dns_controller_last_sync_timestamp_seconds)",
            "{{job}}",
            "s"),
        new("Errors", "sum by (job) (rate({__name__=~\"external_dns_(registry|source)_errors_total\"}[15m]))", "{{job}}"),
        new("Questions asked in the cluster", "sum by (type) (rate(coredns_dns_requests_total[5m]))", "{{type}}", "reqps"),
        new("Questions that failed", "sum by (rcode) (rate(coredns_dns_responses_total{rcode!=\"NOERROR\"}[5m]))", "{{rcode}}", "reqps"),
    ]);

    private static Dashboard Logs { get; } = new("logs", "Platform: logs",
    [
        new("Errors by container",
            "topk(20, sum by (log_namespace, log_container) (rate(log_lines_error_total[5m])))",
            "{{log_namespace}}/{{log_container}}"),
        new("Records read", "sum by (pod) (rate(fluentbit_input_records_total[5m]))", "{{pod}}"),
        new("Records shipped", "sum by (name) (rate(fluentbit_output_proc_records_total[5m]))", "{{name}}"),
        new("Records given up", "sum by (pod, name) (rate(fluentbit_output_dropped_records_total[5m]))", "{{pod}} {{name}}"),
        new("Chunks on disk", "max by (pod) (fluentbit_storage_fs_chunks)", "{{pod}}"),
        new("Retries", "sum by (name) (rate(fluentbit_output_retries_total[5m]))", "{{name}}"),
    ]);

    private static Dashboard Backups { get; } = new("backups", "Platform: backups",
    [
        new("Time since the last good backup",
            "time() - max by (schedule) (velero_backup_last_successful_timestamp{schedule!=\"\"})",
            "{{schedule}}",
            "s"),
        new("Failed",
            "sum by (schedule) (increase({__name__=~\"velero_backup_(failure|partial_failure)_total\", schedule!=\"\"}[1d]))",
            "{{schedule}}"),
        new("Duration",
            "histogram_quantile(0.95, sum by (schedule, le) (rate(velero_backup_duration_seconds_bucket[1d])))",
            "{{schedule}}",
            "s"),
        new("Size", "max by (schedule) (velero_backup_tarball_size_bytes)", "{{schedule}}", "bytes"),
    ]);

    private static Dashboard Hosts { get; } = new("hosts", "Platform: public hosts",
    [
        new("Answering", "avg by (host) (probe_success)", "{{host}}", "percentunit"),
        new("Answering time", "max by (host) (probe_duration_seconds)", "{{host}}", "s"),
        new("Certificate, time left", "min by (host) (probe_ssl_earliest_cert_expiry - time())", "{{host}}", "s"),
        new("HTTP status", "max by (host) (probe_http_status_code)", "{{host}}"),
    ]);
}
