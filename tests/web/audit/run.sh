#!/bin/sh
# Installs the published audit into a temporary folder and runs it; PYTHON names the interpreter that has mreza.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --silent --no-audit --no-fund --prefix "$folder" graphql-http@1.23.1 graphql@16 >/dev/null
AUDIT_MODULES=$folder node "$here/audit.mjs" "$@"
