// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import java.nio.file.Path;

/** Where what lies in a data directory. */
public final class DataFiles {
  private DataFiles() {}

  /** The certificate authority's folder: the root, and its key as long as it is there. */
  public static Path authority(Path data) {
    return data.resolve("ca");
  }

  /** The root certificate in PEM. */
  public static Path root(Path data) {
    return authority(data).resolve("root.pem");
  }

  /** The gateway's own certificate and key. */
  public static Path gateway(Path data) {
    return data.resolve("gateway");
  }

  /** The key that secrets in the database are sealed under. */
  public static Path keyring(Path data) {
    return data.resolve("keyring.key");
  }

  /** The running process's socket for commands, metrics and health. */
  public static Path socket(Path data) {
    return data.resolve("control.sock");
  }

  /** What the running process tells of itself. */
  public static Path log(Path data) {
    return data.resolve("signet.log");
  }

  /** One line per request. */
  public static Path accessLog(Path data) {
    return data.resolve("access.log");
  }
}
