// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.nio.file.Files;

/** What a machine installs programs with, for the command that is shown where one is missing. */
enum PackageInstaller {
  /** Debian, Ubuntu and their children. */
  APT("sudo apt-get install ", "libnss3-tools"),
  /** RHEL, Fedora and their children. */
  DNF("sudo dnf install ", "nss-tools"),
  /** Alpine. */
  APK("apk add ", "nss-tools");

  private final String prefix;
  private final String nssTools;

  PackageInstaller(String prefix, String nssTools) {
    this.prefix = prefix;
    this.nssTools = nssTools;
  }

  /** The one that a machine has; where none is known, the most common one. */
  static PackageInstaller of(Machine machine) {
    if (Files.exists(machine.at("etc/alpine-release"))) {
      return APK;
    }
    return Files.isDirectory(machine.at("etc/pki/ca-trust")) ? DNF : APT;
  }

  /** The command that installs a package which has one name everywhere. */
  String install(String name) {
    return prefix + name;
  }

  /** The command that installs NSS's own programs. */
  String installNssTools() {
    return prefix + nssTools;
  }
}
