// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;

/** A server's public key, whose signature holds. */
record ServerKey12(NamedGroup group, Bytes point) {}
