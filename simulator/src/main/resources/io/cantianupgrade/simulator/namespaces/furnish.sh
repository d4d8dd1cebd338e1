#!/bin/bash
# Gives a host its root: what this machine has, and over it a disk of its own, empty where a host must have its own things.
# furnish.sh <owner> <disk> <root> <size of the disk> <account file>...
set -eu
owner="$1" disk="$2" root="$3" size="$4" init="$5"
mkdir -p "${disk}" "${root}"
mount -t tmpfs -o "size=${size},mode=755" "${owner}" "${disk}"
upper="${disk}/upper"
mkdir -p "${disk}/work" "${upper}"/{dev,run,tmp,root,home,opt,mnt,ctdb} "${upper}/etc/"{ssh,sudoers.d,systemd/system} \
    "${upper}/var/"{tmp,lib/cantian-upgrade}
chmod 1777 "${upper}/tmp" "${upper}/var/tmp"
chmod 700 "${upper}/root"
python="$(PATH="/usr/bin:${PATH}" command -v python3)"
"${python}" -c 'import os, sys
for path in sys.argv[1:]:
    os.setxattr(path, "trusted.overlay.opaque", b"y")' \
    "${upper}"/{dev,run,tmp,root,home,opt,mnt,ctdb} "${upper}/etc/"{ssh,sudoers.d,systemd/system} "${upper}/var/"{tmp,lib/cantian-upgrade}
mkdir "${upper}/dev/"{pts,shm}
chmod 1777 "${upper}/dev/shm"
node() { # <name> <major> <minor>
    mknod -m 666 "${upper}/dev/$1" c "$2" "$3"
}
node null 1 3
node zero 1 5
node full 1 7
node random 1 8
node urandom 1 9
node tty 5 0
ln -s pts/ptmx "${upper}/dev/ptmx"
ln -s /proc/self/fd "${upper}/dev/fd"
ln -s fd/0 "${upper}/dev/stdin"
ln -s fd/1 "${upper}/dev/stdout"
ln -s fd/2 "${upper}/dev/stderr"
mount -t overlay -o "lowerdir=/,upperdir=${upper},workdir=${disk}/work" "${owner}" "${root}"
cp "${init}" "${root}/etc/host-init.sh"
ln -sf bash "${root}/bin/sh" # as on the hosts that Cantian runs on
