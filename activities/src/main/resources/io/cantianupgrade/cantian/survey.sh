# Looks at a node once and changes nothing. Prints sections: a line "@name", then the section's lines, each after a blank.
# Parameters: /opt/cantian, release directory, local data, this upgrade's backup, metadata directory (or nothing), then the
# commands that must be there.
opt=$1 release=$2 data=$3 backup=$4 metadata=$5
shift 5
engine_user=$(sed -n 's/^ *cantian_user="\{0,1\}\([^"]*\)"\{0,1\} *$/\1/p' "$opt/action/env.sh" 2>/dev/null | head -n 1)

section() {
    echo "@$1"
    sed 's/^/ /'
}

as_engine() {
    su -s /bin/bash - "${engine_user:-cantian}" -c "source ~/.bashrc && $1" 2>&1
}

# A directory, or the nearest one above it that is there.
there() {
    local directory=$1
    while [ ! -d "$directory" ] && [ "$directory" != / ]; do directory=$(dirname "$directory"); done
    echo "$directory"
}

free_at() {
    df -kP "$(there "$1")"
}

installed_template() {
    local mode=$1
    [ -e "$opt/action/config_params$mode.json" ] || mode=""
    cat "$opt/action/config_params$mode.json"
}

uname -s | section system
uname -m | section architecture
# shellcheck disable=SC2016
sh -c 'echo "${BASH_VERSION:-none}"' 2>&1 | section shell
for command in "$@"; do command -v "$command" >/dev/null 2>&1 || echo "$command"; done | section missing-commands
for module in requests paramiko; do
    python3 -B -c "import $module" >/dev/null 2>&1 || echo "$module"
done | section missing-modules
for place in "$opt" "$release"; do
    findmnt -n -o TARGET,OPTIONS -T "$(there "$place")" 2>/dev/null | tail -n 1 | awk '("," $2 ",") ~ /,noexec,/ {print $1}'
done | sort -u | section noexec
free_at "$opt" 2>&1 | section free-installed
free_at "$release" 2>&1 | section free-release
du -skc --exclude=upgrade_backup "$opt" "$data" 2>/dev/null | tail -n 1 | section backup-size
{ [ ! -e "$backup" ] || { stat -c 'from %y' "$backup" && ls -A "$backup"; }; } 2>&1 | section backup
for note in pre_upgrade_offline.success stop.enable; do [ ! -e "$opt/$note" ] || echo "$note"; done | section flags
rpm -qa 2>/dev/null | grep '^cantian-' | section packages
for kept in "$opt"/upgrade_backup/cantian_upgrade_bak_*; do
    [ -d "$kept" ] || continue
    state=complete
    for part in backup_success action config repo cms cantian; do [ -e "$kept/$part" ] || state=unfinished; done
    echo "$state ${kept##*/cantian_upgrade_bak_} $(awk '/[[:space:]]Version:/ {print $2}' "$kept/versions.yml" 2>/dev/null | tail -n 1)"
done | section backups
as_engine "cms version" | section cms-version
as_engine 'ctsql / as sysdba -q -c "select DATABASE_ROLE from DV_LRPL_DETAIL;"' | section site-role
{ [ -z "$metadata" ] || ls -A "$metadata/upgrade"; } 2>/dev/null | section upgrade-flags
ls -A "$release" 2>/dev/null | grep '^Cantian_connector_.*\.tgz$' | section connector
ps -eo pid=,args= 2>&1 | section processes
cat "$opt/cantian/cfg/start_status.json" 2>&1 | section engine-state
as_engine "cms node -list" | section cms-nodes
as_engine "cms res -list" | section cms-resources
ls "$opt/dbstor/tools/cs_check_version.sh" 2>/dev/null | section dbstor-client
installed_template "" 2>/dev/null | section template
installed_template _file 2>/dev/null | section template-file
# A shared lock on a file that is there already, for an instant: nothing is written, and two that look do not collide.
lock=$metadata/upgrade.lock
if [ -n "$metadata" ] && [ -e "$lock" ] && ! flock -n -s "$lock" true; then
    echo "$lock"
    for fd in /proc/[0-9]*/fd/*; do
        if [ "$fd" -ef "$lock" ]; then
            pid=${fd#/proc/}
            pid=${pid%%/*}
            echo "held by process $pid: $(tr '\0' ' ' <"/proc/$pid/cmdline")"
        fi
    done 2>/dev/null
fi | section lock
