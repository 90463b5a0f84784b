#!/usr/bin/env bash
# Builds the platform's image as ducha/platform:<version>, with Docker where its engine runs, else with buildah and bases made on this machine.
#   deploy/image/build.sh [--offline]
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(sed -n 's/^appVersion: //p' deploy/helm/ducha/Chart.yaml)
revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
tag=ducha/platform:$version
arguments=(--file deploy/image/Containerfile --build-arg "VERSION=$version" --build-arg "REVISION=$revision")
# The machine's own settings for its package registry; they stay out of every layer.
[ -f "$HOME/.npmrc" ] && arguments+=(--secret "id=npmrc,src=$HOME/.npmrc")
[ -n "${NODE_EXTRA_CA_CERTS:-}" ] && arguments+=(--secret "id=ca,src=$NODE_EXTRA_CA_CERTS")

if [ "${1:-}" != --offline ] && docker info >/dev/null 2>&1; then
  docker build "${arguments[@]}" --tag "$tag" .
  exit
fi

export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=${STORAGE_DRIVER:-vfs}
if [ "${1:-}" = --offline ]; then
  deploy/image/offline-base.sh
  arguments+=(--build-arg BUILD_IMAGE=localhost/ducha/build --build-arg RUNTIME_IMAGE=localhost/ducha/runtime --pull-never)
fi
buildah build "${arguments[@]}" --layers=false --tag "localhost/$tag" .
buildah images "localhost/$tag"
