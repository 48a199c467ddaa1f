# SPDX-License-Identifier: Apache-2.0
# Sourced by the commands of this repository. Sets JDK to a folder that holds a JDK 25, or to nothing, and JDK_BUILD to which one it is.
# Reads each candidate's release file with the shell alone: a command's start counts in milliseconds.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  JDK_BUILD=$1
  java_25=1
  while IFS= read -r line; do
    case $line in
      'JAVA_VERSION="25"' | 'JAVA_VERSION="25.'* | 'JAVA_VERSION="25-'*) java_25=0 ;;
      JAVA_RUNTIME_VERSION=*) JDK_BUILD=$1:$line ;;
    esac
  done <"$1/release"
  return "$java_25"
}

find_jdk() {
  JDK=${JAVA_HOME:-}
  [ -n "$JDK" ] && is_jdk_25 "$JDK" && return 0
  if JDK=$(command -v javac); then
    JDK=$(readlink -f "$JDK" 2>/dev/null || echo "$JDK")
    JDK=${JDK%/bin/javac}
    is_jdk_25 "$JDK" && return 0
  fi
  for JDK in /usr/lib/jvm/*25* /usr/java/*25* /opt/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* \
    "$HOME"/.local/share/mise/installs/java/*25* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    is_jdk_25 "$JDK" && return 0
  done
  JDK=
  return 1
}

require_jdk() {
  find_jdk && return 0
  echo "signet needs a JDK 25, and none is in JAVA_HOME, on PATH or in the usual folders: install one (Debian: temurin-25-jdk or openjdk-25-jdk) or set JAVA_HOME" >&2
  exit 9
}
