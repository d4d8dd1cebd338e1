#!/bin/bash
# Says what is missing for hosts on this machine, or nothing.
PATH="${PATH}:/usr/sbin:/sbin"
[[ "$(id -u)" == 0 ]] || { echo "this is not root"; exit; }
for entry in sshd:openssh-server sudo:sudo ip:iproute2 unshare:util-linux nsenter:util-linux pivot_root:util-linux mount:mount \
    ssh-keygen:openssh-client python3:python3 pkill:procps; do
    command -v "${entry%:*}" >/dev/null || { echo "there is no command ${entry%:*} (Debian package ${entry#*:})"; exit; }
done
# shellcheck disable=SC2016 # The words are for the shell inside.
answer="$(unshare --mount --net --pid --uts --ipc --fork --propagation private bash -c '
    set -e
    folder="$(mktemp -d)"
    trap "umount -l \"${folder}/root\" \"${folder}\" 2>/dev/null; rmdir \"${folder}\"" EXIT
    mount -t tmpfs tmpfs "${folder}"
    mkdir "${folder}"/{upper,work,root}
    mount -t overlay -o "lowerdir=/,upperdir=${folder}/upper,workdir=${folder}/work" overlay "${folder}/root"
    mount -t proc proc "${folder}/root/proc"
    mknod "${folder}/root/tmp/null" c 1 3
    ip link add one type veth peer name other
    ip link add several type bridge' 2>&1)" || echo "the kernel refuses namespaces: ${answer:-no reason given}"
