// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.server;

import dev.signet.tls.wire.Bytes;
import java.util.List;

/**
 * A client's chain of TLS 1.2 whose key is not proved yet.
 *
 * @param asked what was wanted, of which kind, and who judges
 * @param chain what came
 */
record ClientProof12(AskedClient asked, List<Bytes> chain) {}
