#!/bin/bash
# Process 1 of a host. When it ends, the kernel ends everything else of the host, its mounts and its network; and it ends when
# whoever started it is gone, for then its standard input does.
# init.sh <owner> <root> <name> <boot id> [<folder of the machine> <where the host sees it>]...
set -eu
root="$2" name="$3" boot="$4"
shift 4
mount --make-rprivate /
echo "${name}" >/proc/sys/kernel/hostname
rm -rf "${root}"/run/*
mkdir -p "${root}"/run/{sshd,sudo,was}
while (($# > 0)); do
    mkdir -p "${root}$2"
    mount --bind "$1" "${root}$2"
    shift 2
done
mount -t proc proc "${root}/proc"
echo "${boot}" >"${root}/run/boot_id"
mount --bind "${root}/run/boot_id" "${root}/proc/sys/kernel/random/boot_id"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "${root}/dev/pts"
cd "${root}"
pivot_root . run/was
umount -l /run/was
exec chroot . /bin/bash /etc/host-init.sh
