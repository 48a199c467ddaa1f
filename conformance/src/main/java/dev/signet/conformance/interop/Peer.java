// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.interop;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Somebody else's TLS. */
interface Peer {
  /** As the table calls it. */
  String name();

  /** Why it cannot be had on this machine; empty where it can. Installs what it may. */
  Optional<String> missing() throws IOException, InterruptedException;

  /** Whether it is no server at all. */
  default boolean isClientOnly() {
    return false;
  }

  /** Whether every version of it has the extended master secret in TLS 1.2 (RFC 7627). */
  default boolean hasExtendedMasterSecret() {
    return true;
  }

  /**
   * What the peer itself says where a cell worked, to be found in its talk or in its answer; empty
   * where it says nothing of it.
   */
  Optional<Pattern> evidence(Cell cell);

  /** Starts its server for a cell. */
  PeerServer serve(Plan plan) throws IOException, InterruptedException;

  /**
   * Lets its client talk to a server of ours for a cell, to the end.
   *
   * @param port of 127.0.0.1
   * @return what it said, with all that it got
   */
  String connect(Plan plan, int port) throws IOException, InterruptedException;

  /** A running server. */
  interface PeerServer extends AutoCloseable {
    /** Of 127.0.0.1. */
    int port();

    /**
     * What it has said after its connections ended.
     *
     * @param enough whether there is all in it that is needed; waits a while until it is so
     */
    String said(Predicate<String> enough) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
  }
}
