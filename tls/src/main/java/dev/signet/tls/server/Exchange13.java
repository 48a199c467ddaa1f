// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.key.Transcript;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.wire.Bytes;

/**
 * What a server of TLS 1.3 has chosen from a hello.
 *
 * @param suite how records are protected
 * @param group how keys are agreed on
 * @param share the client's share of that group
 * @param transcript up to, and without, the present ClientHello
 * @param retried whether the client was asked for another share before
 */
record Exchange13(
    CipherSuite suite, NamedGroup group, Bytes share, Transcript transcript, boolean retried) {}
