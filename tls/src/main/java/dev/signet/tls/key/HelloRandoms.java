// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.key;

import dev.signet.tls.wire.Bytes;

/** The random values of both hellos, 32 bytes each, which TLS 1.2 mixes into its keys. */
public record HelloRandoms(Bytes client, Bytes server) {}
