#!/usr/bin/env bash
# Initialises Vault once, in the cluster that kubectl is set to. Running it again changes nothing.
#
#   docs/vault/init.sh KEYS.asc...          one public PGP key for each keeper of a recovery key; three or more
#
# Recovery keys and the root token are printed encrypted to their keepers, and are kept nowhere: not in the cluster, not in a file,
# not in Pulumi's state. Servers unseal themselves with the cloud's key; recovery keys are for a new root token.
set -euo pipefail

namespace="${VAULT_NAMESPACE:-vault}"
home="${VAULT_POD_HOME:-/home/vault}"
keepers=("$@")

in_vault() {
  kubectl --namespace "$namespace" exec -i "vault-$1" --container vault -- "${@:2}"
}

# 0: unsealed; 2: sealed or not initialised; anything else: no answer.
status=0
answer="$(in_vault 0 vault status -format=json)" || status=$?
if [[ "$status" -ne 0 && "$status" -ne 2 ]]; then
  echo "vault-0 does not answer; are its pods running? (kubectl --namespace $namespace get pods)" >&2
  exit 1
fi

if grep -q '"initialized": *true' <<<"$answer"; then
  echo "Vault is initialised already; nothing to do."
  exit 0
fi

if [[ "${#keepers[@]}" -lt 3 ]]; then
  echo "usage: $0 KEYS.asc... (three public PGP keys or more; the first one also gets the root token)" >&2
  exit 2
fi

# Public keys only; they are removed again below.
paths=()
for index in "${!keepers[@]}"; do
  in_vault 0 sh -c "umask 077; cat > $home/keeper-$index.asc" < "${keepers[$index]}"
  paths+=("$home/keeper-$index.asc")
done
joined="$(IFS=,; echo "${paths[*]}")"

echo "Copy what follows to a safe place; it is not shown again."
in_vault 0 vault operator init \
  -recovery-shares="${#keepers[@]}" \
  -recovery-threshold="$(( ${#keepers[@]} / 2 + 1 ))" \
  -recovery-pgp-keys="$joined" \
  -root-token-pgp-key="${paths[0]}"

for path in "${paths[@]}"; do
  in_vault 0 rm -f "$path"
done

cat <<'NEXT'

Next: the first keeper decrypts the root token (base64 -d | gpg --decrypt), sets Vault up with it, and revokes it:
  VAULT_TOKEN=... docs/vault/configure.sh
  VAULT_TOKEN=... docs/vault/configure.sh --revoke
NEXT
