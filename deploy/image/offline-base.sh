#!/usr/bin/env bash
# Makes the two bases of the image on a Debian machine that reaches its package mirrors but no image registry: localhost/ducha/runtime holds
# the C libraries and the Node that package-lock.json pins; localhost/ducha/build adds a shell and npm. Run as root, after `npm ci`.
set -euo pipefail
cd "$(dirname "$0")/../.."

runtime_packages="base-files libc6 libgcc-s1 libstdc++6"
build_packages="dash bash coreutils findutils sed grep libselinux1 libpcre2-8-0 libattr1 libacl1 libgmp10 libtinfo6 libssl3 perl-base git ca-certificates"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Unpacks packages into a folder without installing them: nothing of them needs a set-up script here.
unpack() {
  local root=$1
  shift
  mkdir -p "$work/packages" "$root"
  (cd "$work/packages" && rm -f ./*.deb && apt-get download "$@" >/dev/null)
  # Debian 12 has /bin, /lib and /sbin as links into /usr.
  mkdir -p "$root"/usr/{bin,lib,lib64,sbin}
  for name in bin lib lib64 sbin; do ln -sfn "usr/$name" "$root/$name"; done
  for package in "$work"/packages/*.deb; do dpkg-deb --fsys-tarfile "$package" | tar -x -C "$root" --keep-directory-symlink; done
  rm -rf "$root"/usr/share/{doc,man,locale,info}
}

image() {
  local name=$1 root=$2 container
  container=$(buildah from scratch)
  buildah copy --quiet "$container" "$root" / >/dev/null
  buildah config --env PATH=/usr/local/bin:/usr/bin:/bin "$container"
  buildah commit --quiet --rm "$container" "$name" >/dev/null
}

export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=${STORAGE_DRIVER:-vfs}

unpack "$work/runtime" $runtime_packages
mkdir -p "$work"/runtime/{usr/local/bin,tmp,etc}
chmod 1777 "$work/runtime/tmp"
cp node_modules/node/bin/node "$work/runtime/usr/local/bin/node"
printf 'root:x:0:0:root:/root:/sbin/nologin\nducha:x:10001:10001:ducha:/srv/ducha:/sbin/nologin\n' >"$work/runtime/etc/passwd"
printf 'root:x:0:\nducha:x:10001:\n' >"$work/runtime/etc/group"
image localhost/ducha/runtime "$work/runtime"

cp -a "$work/runtime" "$work/build"
unpack "$work/build" $build_packages
npm_folder=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
mkdir -p "$work/build/usr/local/lib/node_modules" "$work/build/root"
cp -a "$npm_folder" "$work/build/usr/local/lib/node_modules/npm"
ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/build/usr/local/bin/npm"
ln -s ../lib/node_modules/npm/bin/npx-cli.js "$work/build/usr/local/bin/npx"
ln -sfn dash "$work/build/usr/bin/sh"
image localhost/ducha/build "$work/build"
echo "localhost/ducha/runtime and localhost/ducha/build are there"
