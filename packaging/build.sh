# SPDX-License-Identifier: Apache-2.0
# Sourced by the commands of this repository, which set $top. Builds what they run, once for any number of them at a time.

say() { echo "$*" >&2; }

# Has anything that a build reads changed since the stamp? The shell's own tests and one find: this runs at every start.
is_fresh() {
  [ -e "$1" ] && [ -z "$(find "$top/pom.xml" "$top/packaging" "$top"/*/pom.xml "$top"/*/src/main \
    "$top"/examples/*/pom.xml "$top"/examples/*/src/main -newer "$1" -print -quit 2>/dev/null)" ]
}

# The lock is a folder, which one process alone can make; one whose maker is gone is taken over.
take_lock() {
  mkdir -p "$top/target"
  [ -w "$top/target" ] || {
    say "signet must be built, and $top/target cannot be written: run it once as the owner of this clone"
    exit 9
  }
  lock=$top/target/build.lock
  until mkdir "$lock" 2>/dev/null; do
    owner=$(cat "$lock/pid" 2>/dev/null)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$lock"
    else
      sleep 0.2
    fi
  done
  echo $$ >"$lock/pid"
  trap 'rm -rf "$lock" "${unfinished:-$lock}"' EXIT
  trap 'exit 130' INT TERM
}

release_lock() {
  rm -rf "$lock"
  trap - EXIT INT TERM
}

# Runs quietly; on failure shows what the compiler or Maven said and where the whole log is.
quietly() {
  log=$top/target/build.log
  "$@" >"$log" 2>&1 && return 0
  { sed '/^\[ERROR\] Failed to execute/q' "$log" | grep -E '^\[ERROR\]' || cat "$log"; } | head -n 15 >&2
  say "the build failed; the whole log is in $log"
  exit 70
}

# The program of one module, compiled without the gates, in the module's folder target/dist.
compile() {
  quietly "$top/mvnw" -f "$top/pom.xml" -q -B -T2 -Pdist -pl "$1" -am "-Dsignet.lib=$2" package
}
