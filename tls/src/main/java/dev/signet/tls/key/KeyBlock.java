// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

/** The record keys of both directions of TLS 1.2, RFC 5246 6.3. */
public record KeyBlock(RecordKeys client, RecordKeys server) {}
