# Backs up the engine's data with ctbackup while the node serves, and keeps the newest three backups that were made this way.
# The password of MySQL comes on standard input; ctbackup has no other way to take it than its command line (T-29).
#
# Parameters: engine's user, directory of the backups, MySQL's address, port and user, path of its metadata.
user=$1 backups=$2 address=$3 port=$4 login=$5 metadata=$6
IFS= read -r password
made=$backups/.cantian-upgrade # names of those that are ours to remove: the vendor's own pruning never matches (T-39)

fail() {
    echo "call ctbackup tool failed: $*" >&2 # The vendor's words.
    exit 1
}

[ -d "$backups" ] || fail "there is no directory $backups on this node"
[ -d "$metadata" ] || fail "there is no directory $metadata on this node"
printf -v name 'bak_%(%Y%m%d%H%M%S)T' -1
while [ -e "$backups/$name" ]; do # One that was made this very second.
    sleep 0.2
    printf -v name 'bak_%(%Y%m%d%H%M%S)T' -1
done
mkdir -m 750 "$backups/$name" && chown "$user:" "$backups/$name" || fail "$backups/$name cannot be made"
printf -v words '%q ' --backup "--target-dir=$backups/$name" "--datadir=$metadata" "--user=$login" "--host=$address" "--port=$port"
printf '%s\n' "$password" \
    | su -s /bin/bash - "$user" -c "source ~/.bashrc && IFS= read -r password && ctbackup $words --password=\"\$password\"" 2>&1 \
    | tee "$backups/$name.log"
[ "${PIPESTATUS[1]}" = 0 ] && grep -q 'cantian data files backup success' "$backups/$name.log" || {
    why=$(grep -iE 'fail|error|denied|not empty' "$backups/$name.log" | tail -n 3 | paste -sd ';')
    rm -rf "${backups:?}/$name" "$backups/$name.log"
    fail "the data files are not backed up: ${why:-ctbackup has not said so}"
}
rm -f "$backups/$name.log"
echo "$name" >>"$made"
head -n -3 "$made" | while IFS= read -r old; do
    case $old in bak_[0-9]*) rm -rf "${backups:?}/$old" ;; esac
done
tail -n 3 "$made" >"$made.part" && mv -f "$made.part" "$made"
echo "backup: $backups/$name"
