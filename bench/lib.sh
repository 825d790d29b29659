# shellcheck shell=bash
# Sourced by the measurements: starts and stops a built Fairlead on a home of its own, talks to its database.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$repository/server/target/fairlead
# shellcheck disable=SC2034 # for measurements inside the server
class_path="$program/fairlead.jar:$program/lib/*:$program/sandbox/*"
# shellcheck source=../.mvn/find-jdk.sh
source "$repository/.mvn/find-jdk.sh"

"$repository/run" help >/dev/null # builds when needed

work=$(mktemp -d)
export FAIRLEAD_HOME=$work/home
export FAIRLEAD_PORT=${FAIRLEAD_PORT:-18900}
export FAIRLEAD_FINBANK_PORT=${FAIRLEAD_FINBANK_PORT:-18901}
address=http://127.0.0.1:$FAIRLEAD_PORT
server=

stop_server() {
    if [[ -n $server ]]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}

trap 'stop_server; rm -rf "$work"' EXIT

need() {
    local tool
    for tool in "$@"; do
        if ! command -v "$tool" >/dev/null; then
            echo "This measurement needs $tool (on Debian: apt-get install wrk postgresql-contrib)." >&2
            exit 1
        fi
    done
}

await_ready() {
    local tries=0
    until grep -qs 'Fairlead is ready' "$work/out"; do
        if ! kill -0 "$server" 2>/dev/null || ((++tries > 3000)); then
            echo "Fairlead did not start:" >&2
            cat "$work/out" >&2
            exit 1
        fi
        sleep 0.02
    done
}

start_server() {
    : >"$work/out"
    "$repository/run" >"$work/out" 2>&1 &
    server=$!
    await_ready
}

database() {
    local file=$FAIRLEAD_HOME/postgres/address url
    url=$(sed -n 's|^url=jdbc:||p' "$file")
    PGPASSWORD=$(<"$FAIRLEAD_HOME/postgres/password") PGUSER=$(sed -n 's/^user=//p' "$file") \
        "$@" "${url%%\?*}"
}

sql() {
    database psql -qAt -v ON_ERROR_STOP=1 -c "$1"
}

resident_megabytes() {
    awk '/^VmRSS/ { printf "%d", $2 / 1024 }' "/proc/$server/status"
}

peak_megabytes() {
    awk '/^VmHWM/ { printf "%d", $2 / 1024 }' "/proc/$server/status"
}
