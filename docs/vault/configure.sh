#!/usr/bin/env bash
# Sets Vault up for the platform, in the cluster that kubectl is set to. Running it again brings everything back to what is written here.
#
#   VAULT_TOKEN=... docs/vault/configure.sh            sets up
#   VAULT_TOKEN=... docs/vault/configure.sh --revoke   revokes the token, once nothing is left to set up
#
# The token travels through a pipe into the pod, never through an argument, an environment variable of the pod or a file.
set -euo pipefail

namespace="${VAULT_NAMESPACE:-vault}"
: "${VAULT_TOKEN:?set VAULT_TOKEN to a token that may configure Vault, such as the root token}"

if [[ "${1:-}" == "--revoke" ]]; then
  printf 'VAULT_TOKEN=%q vault token revoke -self\n' "$VAULT_TOKEN" | kubectl --namespace "$namespace" exec -i vault-0 --container vault -- sh
  exit 0
fi

{
  printf 'export VAULT_TOKEN=%q\n' "$VAULT_TOKEN"
  cat <<'INSIDE'
set -eu

# What is there stays; only what is missing is turned on.
enabled() { vault "$1" list -format=json | grep -q "\"$2/\""; }

# Two audit devices: Vault refuses to work when it can write to none. Standard output ends up where container logs do.
enabled audit file   || vault audit enable file file_path=/vault/audit/audit.log
enabled audit stdout || vault audit enable -path=stdout file file_path=stdout

enabled secrets kv || vault secrets enable -path=kv -version=2 kv
enabled auth kubernetes || vault auth enable kubernetes

# Vault asks the API server about tokens with its own account; nothing to rotate.
vault write auth/kubernetes/config kubernetes_host=https://kubernetes.default.svc

vault policy write platform-external-secrets - <<'POLICY'
path "kv/data/*"     { capabilities = ["read"] }
path "kv/metadata/*" { capabilities = ["list", "read"] }
POLICY

vault policy write platform-snapshots - <<'POLICY'
path "sys/storage/raft/snapshot" { capabilities = ["read"] }
POLICY

# A tenant's pods read below the name of their own namespace. The accessor is the Kubernetes login's.
accessor="$(vault auth list -format=json | tr -d ' \n' | sed 's/.*"kubernetes\/":{[^}]*"accessor":"\([^"]*\)".*/\1/')"
vault policy write platform-tenant - <<POLICY
path "kv/data/{{identity.entity.aliases.$accessor.metadata.service_account_namespace}}/*"     { capabilities = ["read"] }
path "kv/metadata/{{identity.entity.aliases.$accessor.metadata.service_account_namespace}}/*" { capabilities = ["list", "read"] }
POLICY

vault write auth/kubernetes/role/external-secrets \
  bound_service_account_names=external-secrets bound_service_account_namespaces=external-secrets \
  audience=vault token_policies=platform-external-secrets token_ttl=15m token_max_ttl=1h

vault write auth/kubernetes/role/vault-snapshots \
  bound_service_account_names=vault-snapshots bound_service_account_namespaces=vault \
  audience=vault token_policies=platform-snapshots token_ttl=10m token_max_ttl=30m

# Every namespace that the platform marked as a tenant's: External Secrets comes with tokens that are meant for Vault,
vault write auth/kubernetes/role/tenant - <<'ROLE'
{
  "audience": "vault",
  "bound_service_account_names": ["default"],
  "bound_service_account_namespace_selector": "{\"matchExpressions\":[{\"key\":\"platform/tenant\",\"operator\":\"Exists\"}]}",
  "token_policies": ["platform-tenant"],
  "token_ttl": "15m",
  "token_max_ttl": "1h"
}
ROLE

# and the injector's agents with the token of their pod, which is meant for the API server.
vault write auth/kubernetes/role/tenant-pods - <<'ROLE'
{
  "bound_service_account_names": ["*"],
  "bound_service_account_namespace_selector": "{\"matchExpressions\":[{\"key\":\"platform/tenant\",\"operator\":\"Exists\"}]}",
  "token_policies": ["platform-tenant"],
  "token_ttl": "15m",
  "token_max_ttl": "1h"
}
ROLE

echo "Vault is set up."
INSIDE
} | kubectl --namespace "$namespace" exec -i vault-0 --container vault -- sh
