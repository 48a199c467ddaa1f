// SPDX-License-Identifier: Apache-2.0
package dev.signet.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A verifier that is made when the first token comes, because its provider takes time to load. */
final class LateVerifier implements JWSVerifier {
  private final Source source;
  private volatile @Nullable JWSVerifier verifier;

  /** Makes the verifier. */
  @FunctionalInterface
  interface Source {
    JWSVerifier make() throws JOSEException;
  }

  LateVerifier(Source source) {
    this.source = source;
  }

  @Override
  public boolean verify(JWSHeader header, byte[] input, Base64URL signature) throws JOSEException {
    return made().verify(header, input, signature);
  }

  @Override
  public Set<JWSAlgorithm> supportedJWSAlgorithms() {
    return Set.of(JWSAlgorithm.ES256);
  }

  @Override
  public JCAContext getJCAContext() {
    return new JCAContext();
  }

  /** Two threads may make one each at first, which is harmless. */
  private JWSVerifier made() throws JOSEException {
    JWSVerifier known = verifier;
    if (known == null) {
      known = source.make();
      verifier = known;
    }
    return known;
  }
}
