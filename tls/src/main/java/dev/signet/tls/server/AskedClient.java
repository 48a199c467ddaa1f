// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.suite.CertificateKind;

/**
 * A client that has to show who it is.
 *
 * @param asked what is wanted, and who judges
 * @param kind what was agreed on that it shows
 */
record AskedClient(ClientAuthentication.Asked asked, CertificateKind kind) {}
