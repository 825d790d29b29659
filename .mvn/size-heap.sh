# shellcheck shell=bash
# Sourced by run: how much memory there is, and how much of it is for the heap.

# In megabytes, the memory that this machine, or the group of processes that this one is confined to, has.
memory_megabytes() {
    local all group limit
    all=$(awk '/^MemTotal:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null) || all=$(($(sysctl -n hw.memsize 2>/dev/null || echo 0) / 1048576))
    group=$(sed -n 's/^0:://p' /proc/self/cgroup 2>/dev/null) || group=
    for limit in /sys/fs/cgroup{,"$group"}/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
        if limit=$(cat "$limit" 2>/dev/null) && [[ $limit =~ ^[0-9]{1,15}$ ]] && ((limit / 1048576 < all)); then
            all=$((limit / 1048576))
        fi
    done
    echo "$all"
}

# How many megabytes the heap gets of so many of memory. A quarter: PostgreSQL and the system's cache of files need the rest. docs/operations.md says what each size carries.
heap_megabytes() {
    local quarter=$(($1 / 4))
    echo "$((quarter < 160 ? 160 : quarter > 2048 ? 2048 : quarter))"
}
