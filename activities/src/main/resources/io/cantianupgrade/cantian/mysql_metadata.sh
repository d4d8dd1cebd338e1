# Looks for the directory with MySQL's metadata and changes nothing. Prints "path DIRECTORY" when exactly one can be it, and
# what it has seen on the way. The password of MySQL comes on standard input.
#
# Parameters: MySQL's address, port and user, directory of the metadata file system on this node, what its paths begin with.
address=$1 port=$2 login=$3 shared=$4 root=$5
IFS= read -r password

single() { # WHAT LINES: the line, when it is exactly one
    local count
    count=$(grep -c . <<<"$2")
    [ "$count" = 1 ] && echo "$2" && return 0
    echo "$1: expected exactly one, found $count" >&2
    return 1
}

# In Kubernetes: the pod with that address, its volume, the volume's directory on the shared file system.
of_pod() {
    local pods volumes pod volume directory
    pods=$(kubectl get pods -n cantian --no-headers -o custom-columns=NAME:.metadata.name,IP:.status.podIP 2>/dev/null) || return 1
    pod=$(single "pods with the address $address" "$(awk -v ip="$address" '$2 == ip {print $1}' <<<"$pods")") || return 1
    volumes=$(kubectl get pvc -A --no-headers -o custom-columns=NAME:.metadata.name,VOLUME:.spec.volumeName 2>/dev/null)
    volume=$(single "volumes of pod $pod" "$(awk -v pod="$pod" 'index($1, pod) {print $2}' <<<"$volumes")") || return 1
    directory=$(single "directories of volume $volume below $shared" "$(find "$shared/" -mindepth 1 -maxdepth 1 -type d -name "*$volume*")") || return 1
    [ -d "$directory/mysql" ] || { echo "there is no directory $directory/mysql" >&2; return 1; }
    echo "pod $pod, volume $volume"
    echo "path ${directory#"$root"}/mysql"
}

# On a physical node: MySQL's own variable. The password goes through a pipe, not through the list of arguments.
of_mysql() {
    local quoted said
    command -v mysql >/dev/null || { echo "the program mysql is not on this node" >&2; return 1; }
    quoted=${password//\\/\\\\}
    said=$(mysql --defaults-extra-file=<(printf '[client]\npassword="%s"\n' "${quoted//\"/\\\"}") \
        --host="$address" --port="$port" --user="$login" --batch --skip-column-names \
        --execute 'show variables like "datadir"') || return 1
    said=$(awk '$1 == "datadir" {print $2}' <<<"$said")
    [ -d "$said" ] || { echo "MySQL says datadir is '$said', which is no directory of this node" >&2; return 1; }
    echo "MySQL on $address says datadir"
    said=${said#"$root"}
    echo "path ${said%/}"
}

if command -v kubectl >/dev/null && [ "$address" != 127.0.0.1 ]; then of_pod; else of_mysql; fi
true
