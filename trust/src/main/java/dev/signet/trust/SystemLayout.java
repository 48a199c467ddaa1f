// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a family of systems keeps its roots: a folder for the administrator's, and a program that
 * makes from it the bundle which other programs read.
 */
enum SystemLayout {
  /** Its program keeps links to files that are gone unless it starts afresh. */
  DEBIAN(
      "etc/debian_version",
      "usr/local/share/ca-certificates",
      "etc/ssl/certs/ca-certificates.crt",
      "update-ca-certificates",
      "update-ca-certificates --fresh"),
  /** The same places as Debian's, a program of its own without options. */
  ALPINE(
      "etc/alpine-release",
      "usr/local/share/ca-certificates",
      "etc/ssl/certs/ca-certificates.crt",
      "update-ca-certificates",
      "update-ca-certificates"),
  /** RHEL, Fedora and their children; one run serves the bundles of OpenSSL, GnuTLS and Java. */
  RHEL(
      "etc/pki/ca-trust/source",
      "etc/pki/ca-trust/source/anchors",
      "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
      "update-ca-trust extract",
      "update-ca-trust extract");

  /** A folder of Debian's that its children without the mark have too. */
  private static final String DEBIAN_FOLDER = "usr/share/ca-certificates";

  private final String mark;
  private final String anchors;
  private final String bundle;
  private final String afterAdding;
  private final String afterRemoving;

  SystemLayout(
      String mark, String anchors, String bundle, String afterAdding, String afterRemoving) {
    this.mark = mark;
    this.anchors = anchors;
    this.bundle = bundle;
    this.afterAdding = afterAdding;
    this.afterRemoving = afterRemoving;
  }

  /** The layout of a machine; empty where it is none of these. */
  static Optional<SystemLayout> of(Machine machine) {
    Optional<SystemLayout> marked =
        Arrays.stream(values())
            .filter(layout -> Files.exists(machine.at(layout.mark)))
            .filter(layout -> layout != DEBIAN || hasDebianFolders(machine))
            .findFirst();
    return marked.isEmpty() && hasDebianFolders(machine) ? Optional.of(DEBIAN) : marked;
  }

  /** A bare Debian has the mark, but nobody there reads a bundle. */
  private static boolean hasDebianFolders(Machine machine) {
    return Files.isDirectory(machine.at(DEBIAN_FOLDER))
        || Files.isDirectory(machine.at(DEBIAN.anchors));
  }

  /** The administrator's folder, below the machine's root. */
  String anchors() {
    return anchors;
  }

  /** Which files of that folder are read, as a glob. */
  String anchorFiles() {
    return this == RHEL ? "*" : "*.crt";
  }

  /** The bundle that programs read, below the machine's root. */
  String bundle() {
    return bundle;
  }

  /** The program with its options, to be run once a root was added. */
  List<String> afterAdding() {
    return List.of(afterAdding.split(" ", -1));
  }

  /** The program with its options, to be run once a root was removed. */
  List<String> afterRemoving() {
    return List.of(afterRemoving.split(" ", -1));
  }
}
