// SPDX-License-Identifier: Apache-2.0
package dev.signet.explain;

/** Whose doing a finding is, which decides who has to act. */
public enum Fault {
  /** A bug in Signet: the reader can only report it. */
  OURS,
  /** The other side of a connection or the sender of a request. */
  PEER,
  /** A setting, a file or the machine that Signet runs on. */
  CONFIGURATION,
  /** What lies between: name resolution, routing, a middlebox. */
  NETWORK
}
