#!/bin/bash
# Process 1 of a host, in its own root: does what it is told, a word a line, and says when it is done.
cd /
mkdir -p /run/sshd
exec 8<> <(:) # never readable: a wait that starts no process

listening() {
    (exec 7<>/dev/tcp/127.0.0.1/22) 2>/dev/null
}

while read -r word; do
    case "${word}" in
        sshd)
            answer="$(/usr/sbin/sshd -E /var/log/sshd.log </dev/null 2>&1)" || { echo "sshd: ${answer}" && continue; }
            until listening; do read -r -t 0.02 -u 8 || true; done
            echo up
            ;;
    esac
done
