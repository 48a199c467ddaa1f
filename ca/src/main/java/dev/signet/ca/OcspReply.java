// SPDX-License-Identifier: Apache-2.0
package dev.signet.ca;

import dev.signet.x509.Validity;
import dev.signet.x509.der.Bytes;
import java.util.Optional;

/**
 * What a responder answers (RFC 6960, 4.2).
 *
 * @param encoded an OCSPResponse in DER, signed or one of the errors
 * @param life from its thisUpdate to its nextUpdate, where it says the same to everybody meanwhile;
 *     empty for errors and for answers with a nonce
 */
public record OcspReply(Bytes encoded, Optional<Validity> life) {}
