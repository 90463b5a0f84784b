#!/usr/bin/env bash
# Builds the platform's image as ducha/platform:<version>, with Docker where its engine runs, else with buildah and bases made on this machine.
#   deploy/image/build.sh [--offline]
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(sed -n 's/^appVersion: //p' deploy/helm/ducha/Chart.yaml)
revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
tag=ducha/platform:$version
arguments=(--file deploy/image/Containerfile --build-arg "VERSION=$version" --build-arg "REVISION=$revision")
# The user's own settings for a package registry, where there are any; they stay out of every layer.
npmrc=${NPM_CONFIG_USERCONFIG:-$HOME/.npmrc}
[ -f "$npmrc" ] && arguments+=(--secret "id=npmrc,src=$npmrc")
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
