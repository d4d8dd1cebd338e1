#!/bin/bash
# Process 1 of a host, in its own root: does what it is told, a word a line, and says when it is done.
cd /
mkdir -p /run/sshd
exec 8<> <(:) # never readable: a wait that starts no process

listening() {
    (exec 7<>/dev/tcp/127.0.0.1/22) 2>/dev/null
}

options=(-E /var/log/sshd.log)
# Newer versions make whoever was refused wait for a while, which would be the next test.
if /usr/sbin/sshd -t -o PerSourcePenalties=no </dev/null >/dev/null 2>&1; then options+=(-o PerSourcePenalties=no); fi

while read -r word; do
    case "${word}" in
        sshd)
            answer="$(/usr/sbin/sshd "${options[@]}" </dev/null 2>&1)" || { echo "sshd: ${answer}" && continue; }
            until listening; do read -r -t 0.02 -u 8 || true; done
            echo up
            ;;
    esac
done
