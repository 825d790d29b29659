# shellcheck shell=bash
# Sourced by run and test: sets and exports JAVA_HOME to a JDK that can build and run Fairlead.

readonly oldest_java=25

# The major version of the JDK in a folder, read from its "release" file; nothing when there is no JDK.
java_major() {
    if [[ -x $1/bin/javac && -r $1/release ]]; then
        sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
    fi
}

jdk_candidates() {
    local java
    echo "${JAVA_HOME-}"
    if java=$(command -v java); then
        dirname "$(dirname "$(realpath "$java")")"
    fi
    printf '%s\n' /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/*
}

find_jdk() {
    local candidate major
    while read -r candidate; do
        major=$(java_major "$candidate")
        if ((${major:-0} >= oldest_java)); then
            export JAVA_HOME=$candidate
            return
        fi
    done < <(jdk_candidates)
    echo "Fairlead needs a JDK $oldest_java or newer and found none. Install one (for example from https://adoptium.net) or set JAVA_HOME to it." >&2
    exit 1
}

find_jdk
