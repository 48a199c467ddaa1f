// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.message.CertificateRequest13;
import dev.signet.tls.suite.CertificateKind;

/**
 * A server of TLS 1.3 wants to know who we are.
 *
 * @param request what it says
 * @param kind what was agreed on that we show
 */
record RequestedProof(CertificateRequest13 request, CertificateKind kind) {}
