// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls;

/**
 * Judges what a peer showed. The engine reads no certificates; it gets the public key from here and
 * checks with it that the peer holds the private one.
 */
@FunctionalInterface
public interface PeerVerifier {
  /** Judges. */
  Answer<PeerVerdict> verify(PeerCertificates peer);
}
