// Objects of a cluster, through a provider that is made of the cluster's own outputs.
const pulumi = require('@pulumi/pulumi');
const k8s = require('@pulumi/kubernetes');

module.exports = function kubernetes(platform, token) {
  const cluster = platform.cluster.cluster;
  const kube = new k8s.Provider('kube', {
    kubeconfig: pulumi.secret(pulumi.interpolate`server: ${cluster.endpoint}`),
    enableServerSideApply: true,
    namespace: 'default',
    kubeClientSettings: { burst: 200, qps: 50.5 },
  });

  const namespace = new k8s.core.v1.Namespace(
    'monitoring',
    {
      metadata: { name: 'monitoring', labels: { team: 'peers' } },
    },
    { provider: kube },
  );
  const within = namespace.metadata.apply(metadata => metadata.name);

  new k8s.core.v1.ConfigMap(
    'settings',
    {
      metadata: { namespace: within },
      data: { endpoint: cluster.endpoint, mode: 'fast', 'app.yaml': 'a: 1\n' },
    },
    { provider: kube },
  );

  new k8s.core.v1.Secret(
    'credentials',
    {
      metadata: { namespace: within },
      stringData: { user: 'admin', password: token },
    },
    { provider: kube },
  );

  const labels = { app: 'web' };
  const web = new k8s.apps.v1.Deployment(
    'web',
    {
      metadata: { namespace: within, labels },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels, annotations: { 'endpoint/of': cluster.endpoint } },
          spec: {
            containers: [
              {
                name: 'web',
                image: 'nginx:1.29',
                ports: [{ containerPort: 8080, name: 'http' }],
                env: [
                  { name: 'TOKEN', value: token },
                  { name: 'MODE', value: 'fast' },
                ],
                resources: { requests: { cpu: '100m', memory: '64Mi' } },
                readinessProbe: { httpGet: { path: '/', port: 'http' } },
                livenessProbe: { httpGet: { path: '/', port: 8080 } },
              },
            ],
          },
        },
      },
    },
    { provider: kube },
  );

  new k8s.core.v1.Service(
    'web',
    {
      metadata: { namespace: within },
      spec: {
        selector: labels,
        ports: [
          { port: 80, targetPort: 8080 },
          { port: 443, targetPort: 'https' },
        ],
      },
    },
    { provider: kube, dependsOn: [web] },
  );

  new k8s.apiextensions.CustomResource(
    'certificate',
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'web', namespace: within },
      spec: { secretName: 'web-tls', dnsNames: ['web.example'], issuerRef: { name: 'letsencrypt', kind: 'ClusterIssuer' } },
    },
    { provider: kube, dependsOn: [namespace] },
  );

  new k8s.helm.v3.Release(
    'prometheus',
    {
      name: 'prometheus',
      chart: 'kube-prometheus-stack',
      version: '70.0.0',
      namespace: within,
      repositoryOpts: { repo: 'https://charts.example' },
      createNamespace: false,
      timeout: 600,
      values: {
        grafana: { adminPassword: token, enabled: true },
        replicas: 2,
        ratio: 0.5,
        hosts: ['a.example', cluster.endpoint],
        cluster: { name: cluster.name },
      },
    },
    { provider: kube },
  );

  new k8s.yaml.v2.ConfigGroup('manifests', { yaml: 'apiVersion: v1\nkind: ConfigMap\n' }, { provider: kube });
};
