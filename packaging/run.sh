# SPDX-License-Identifier: Apache-2.0
# Sourced by bench/run and conformance/run, which set $top: compiles one module when sources are newer, and starts its main class.

. "$top/packaging/jdk.sh"
. "$top/packaging/build.sh"

run_module() {
  require_jdk
  stamp=$top/$1/target/dist/stamp
  if ! is_fresh "$stamp"; then
    take_lock
    if ! is_fresh "$stamp"; then
      say "building $1 ..."
      started=$(mktemp)
      compile "$1" "$top/$1/target/dist/lib"
      mv "$started" "$stamp"
    fi
    release_lock
  fi
  class_path=$top/$1/target/dist/classes:$top/$1/target/dist/lib/*
  main=$2
  shift 2
  exec "$JDK/bin/java" --enable-native-access=ALL-UNNAMED "-Dsignet.home=$top" -cp "$class_path" "$main" "$@"
}
