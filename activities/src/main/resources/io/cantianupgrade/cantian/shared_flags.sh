# The flags of an upgrade on this node. Where the metadata directory is local to each node (deploy mode dbstor) they are kept in
# the share file system as well, below /upgrade, which only the tool dbstor reaches. Its exit code, and the vendor's, proves
# nothing there (T-15), so whatever is written is read back and compared, and whatever is removed is looked for again.
#
# Parameters: directory of the flags, share file system (nothing where the directory itself is shared), engine's user, id of
# this node; then those of the calls that follow below.
up=$1 share=$2 user=$3 node=$4
shift 4
mark=cantian-upgrade # what our lock file says; the vendor's is empty
client=""

fail() {
    echo "$*" >&2
    exit 1
}

dbstor_tool() { # VERB DIRECTION OPTION..., the direction may be nothing
    local verb=$1 direction=$2 words
    shift 2
    printf -v words '%q ' "$@"
    su -s /bin/bash - "$user" -c "dbstor $verb $direction --fs-name=$share $words" 2>&1 </dev/null
}

# An old client does not know --file-dir, nor where a copy goes, nor --overwrite.
find_client() {
    [ -n "$share" ] && [ -z "$client" ] || return 0
    local said
    if dbstor_tool --query-file "" --file-dir=/ >/dev/null; then
        client=new
    elif said=$(dbstor_tool --query-file "" --file-path=/); then
        client=old
    else
        fail "the tool dbstor cannot read the share file system $share: $said"
    fi
}

# Names in a directory of the share file system. A new client prints a line as ls -l does, an old one the name.
names_in() { # DIRECTORY
    local option=--file-dir said
    [ "$client" = new ] || option=--file-path
    said=$(dbstor_tool --query-file "" "$option=$1") || fail "the tool dbstor cannot list $1 of the share file system $share: $said"
    awk 'NF && !/^(Files in|No files found in) directory/ {print $NF}' <<<"$said"
}

# The flags there, those of the cluster's and the nodes' words with their directory.
remote_flags() {
    local above
    [ -n "$share" ] || return 0
    above=$(names_in /) || exit 1
    grep -qx upgrade <<<"$above" || return 0
    above=$(names_in /upgrade) || exit 1
    grep -xE 'upgrade_(node|lock_)[0-9]+.*|updatesys\..+|call_ctback_tool\.success|cantian_.*_upgrade_commit_.*\.success' <<<"$above"
    grep -qx cluster_and_node_status <<<"$above" || return 0
    echo cluster_and_node_status
    above=$(names_in /upgrade/cluster_and_node_status) || exit 1
    sed -nE 's,^(cluster|node[0-9]+)_status\.txt$,cluster_and_node_status/&,p' <<<"$above"
}

is_there() { # NAME; what cannot be looked at is neither there nor gone
    local found
    found=$(remote_flags) || exit 1
    grep -qxF -- "$1" <<<"$found"
}

local_flags() {
    [ ! -d "$up" ] || (cd "$up" && find . -mindepth 1 -printf '%P\n')
}

# A directory that the engine's user can write to.
workplace() {
    local place
    place=$(mktemp -d) && chown "$user:" "$place" && chmod 700 "$place" && echo "$place"
}

fetch() { # NAME PLACE
    local directory=/upgrade said
    [ "$1" = "${1##*/}" ] || directory=/upgrade/${1%/*}
    if [ "$client" = new ]; then
        said=$(dbstor_tool --copy-file --export "--source-dir=$directory" "--target-dir=$2" "--file-name=${1##*/}" --overwrite)
    else
        said=$(dbstor_tool --copy-file "" "--source-dir=$directory" "--target-dir=$2" "--file-name=${1##*/}")
    fi || { echo "$said" >&2 && return 1; }
}

store() { # FILE NAME: the file there is the file here, or this ends
    local directory=/upgrade said place above
    [ "$2" = "${2##*/}" ] || directory=/upgrade/${2%/*}
    if [ "$client" = new ]; then
        above=$(names_in /) || exit 1
        grep -qx upgrade <<<"$above" || dbstor_tool --create-file "" --file-dir=/upgrade >/dev/null
        said=$(dbstor_tool --copy-file --import "--source-dir=${1%/*}" "--target-dir=$directory" "--file-name=${1##*/}" --overwrite)
    else
        is_there "$2" && dbstor_tool --delete-file "" "--file-name=/upgrade/$2" >/dev/null
        said=$(dbstor_tool --create-file "" "--file-name=/upgrade/$2" "--source-dir=$1")
    fi
    place=$(workplace) || exit 1
    if ! is_there "$2" || ! fetch "$2" "$place" || ! cmp -s "$1" "$place/${2##*/}"; then
        rm -rf "$place"
        fail "the tool dbstor was told to copy $2 to the share file system $share, but it is not there: $said"
    fi
    rm -rf "$place"
}

erase() { # NAME: it is not there any more, or this ends
    local said
    said=$(dbstor_tool --delete-file "" "--file-name=/upgrade/$1")
    is_there "$1" && fail "the tool dbstor was told to delete $1 from the share file system $share, but it is still there: $said"
    return 0
}

# The words of the cluster and of the nodes, a line each: the file's name and what it says. Nothing here is changed.
words() {
    local place name found
    find_client
    if [ -z "$share" ]; then
        place=$up
    else
        place=$(workplace) || exit 1
        found=$(remote_flags) || exit 1
        mkdir -p "$place/cluster_and_node_status" && chown "$user:" "$place/cluster_and_node_status"
        for name in $(grep '^cluster_and_node_status/' <<<"$found"); do
            fetch "$name" "$place/cluster_and_node_status" || exit 1
        done
    fi
    for name in "$place"/cluster_and_node_status/*_status.txt; do
        [ ! -e "$name" ] || echo "${name##*/} $(tr -d '\0' <"$name" | tr '\n' ' ')"
    done
    [ -z "$share" ] || rm -rf "$place"
}

# A word that was right when it was read may have been written anew before the lock was ours: whoever writes asks again.
# Lists have commas between their words, absent is a word too; an empty list allows all. OTHERS is for the files of all nodes
# but FILE.
allow() { # CLUSTER FILE NODE OTHERS
    local said file says list wrong=""
    said=$(words) || exit 1
    for file in cluster_status.txt $2; do
        grep -q "^$file " <<<"$said" || said+=$'\n'"$file absent"
    done
    while read -r file says; do
        case $file in
            cluster_status.txt) list=$1 ;;
            "$2") list=$3 ;;
            node*_status.txt) list=$4 ;;
            *) continue ;;
        esac
        [[ -z $list || ,$list, == *",$says,"* ]] || wrong+=", ${file%_status.txt} is '$says'"
    done <<<"$said"
    [ -z "$wrong" ] || fail "nothing was written, because somebody else has written meanwhile: ${wrong#, }"
}

# The vendor looks for our lock in the share file system, sets his own later, and then reads the words. Where his is there
# after our word was written, he may have read the words before: the word is taken back.
alone() { # FILE WORD, which it had before
    [ -n "$share" ] && held_elsewhere || return 0
    if [ "$2" = absent ]; then
        lower "cluster_and_node_status/$1"
    else
        word "$1" "$2"
    fi
    fail "nothing was begun, because somebody else has written meanwhile: $(foreign_locks)"
}

said_by() { # FILE
    local said
    said=$(words) || exit 1
    said=$(sed -n "s/^$1 *//p" <<<"$said")
    said=${said%% *}
    echo "${said:-absent}"
}

# Writes a word as the vendor does, whole or not at all, here and there.
word() { # FILE WORD
    local directory=$up/cluster_and_node_status
    mkdir -p "$directory" && chmod 755 "$directory" || exit 1
    (umask 022 && echo "$2" >"$up/.$1") && mv -f "$up/.$1" "$directory/$1" || exit 1
    push "cluster_and_node_status/$1"
}

# Those of the names read that one of the patterns means; a directory's content before the directory.
meant() { # PATTERN...
    local name pattern
    sort -r | while IFS= read -r name; do
        for pattern in "$@"; do
            # shellcheck disable=SC2053
            if [[ $name == $pattern || $name == $pattern/* ]]; then
                printf '%s\n' "$name"
                break
            fi
        done
    done
}

# Sets flags, here and there.
raise() { # NAME...
    local name
    mkdir -p "$up" || exit 1
    for name in "$@"; do
        [ -e "$up/$name" ] || (umask 077 && : >"$up/$name") || exit 1
    done
    push "$@"
}

push() { # NAME...
    local name
    [ -n "$share" ] || return 0
    find_client
    chown -hR "$user:" "$up" || exit 1
    for name in "$@"; do
        [ ! -f "$up/$name" ] || store "$up/$name" "$name"
    done
}

# Takes flags away, here and there.
lower() { # PATTERN...
    local name there
    find_client
    local_flags | meant "$@" | while IFS= read -r name; do rm -rf "${up:?}/$name"; done
    there=$(remote_flags) || exit 1
    meant "$@" <<<"$there" | while IFS= read -r name; do erase "$name" || exit 1; done || exit 1
}

# Brings what is there and not here, as the vendor's scripts want it.
pull() {
    local name there
    find_client
    there=$(remote_flags) || exit 1
    [ -n "$there" ] || return 0
    mkdir -p "$up" && chown -hR "$user:" "$up" || exit 1
    while IFS= read -r name; do
        case $name in
            cluster_and_node_status) mkdir -p "$up/$name" && chown "$user:" "$up/$name" ;;
            upgrade_lock_*) ;;
            */*) fetch "$name" "$up/${name%/*}" ;;
            *) fetch "$name" "$up" ;;
        esac || fail "the tool dbstor does not bring $name from the share file system $share"
    done < <(sort <<<"$there")
}

# Runs code of the release that reads and writes flags, and proves that what it has changed here is so there.
mirrored() { # PATTERN WORDS...
    local pattern=$1 code before name
    shift
    if [ -z "$share" ]; then
        "$@"
        return
    fi
    pull
    before=$(local_flags | meant "$pattern")
    "$@"
    code=$?
    while IFS= read -r name; do
        [ -z "$name" ] || [ -e "$up/$name" ] || lower "$name"
    done <<<"$before"
    local_flags | meant "$pattern" | (mapfile -t names && push "${names[@]}") || exit 1
    return "$code"
}

# The vendor's lock in the share file system is one file for each node; another node's keeps us out, unless it is ours.
foreign_locks() {
    local name found
    find_client
    found=$(remote_flags) || exit 1
    for name in $(grep -xE 'upgrade_lock_[0-9]+' <<<"$found"); do
        ours "$name" || echo "$name"
    done
}

ours() { # NAME
    local place answer=1
    place=$(workplace) || exit 1
    fetch "$1" "$place" 2>/dev/null && grep -qs "^$mark" "$place/$1" && answer=0
    rm -rf "$place"
    return "$answer"
}

held_elsewhere() {
    local locks
    locks=$(foreign_locks) || exit 1
    grep -vqx "upgrade_lock_$node" <<<"${locks:-upgrade_lock_$node}"
}

take_lock() { # OWNER; ends with 75 when another node has it
    local place
    find_client
    held_elsewhere && exit 75
    place=$(workplace) || exit 1
    echo "$mark $1" >"$place/upgrade_lock_$node"
    chown "$user:" "$place/upgrade_lock_$node"
    store "$place/upgrade_lock_$node" "upgrade_lock_$node"
    rm -rf "$place"
    if held_elsewhere; then # Somebody was as fast as we are.
        erase "upgrade_lock_$node"
        exit 75
    fi
}

release_lock() {
    find_client
    is_there "upgrade_lock_$node" && ours "upgrade_lock_$node" && erase "upgrade_lock_$node"
    return 0
}

# A job that was killed has left its lock there. Those of the other nodes; this node's is in use.
lower_left_locks() {
    local name found
    find_client
    found=$(remote_flags) || exit 1
    for name in $(grep -xE 'upgrade_lock_[0-9]+' <<<"$found"); do
        [ "$name" = "upgrade_lock_$node" ] || ! ours "$name" || erase "$name"
    done
}

list() {
    local found
    find_client
    found=$(remote_flags) || exit 1
    local_flags | sed 's/^/here /'
    sed -n 's/^./there &/p' <<<"$found"
}
