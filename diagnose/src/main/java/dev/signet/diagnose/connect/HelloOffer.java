// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.connect;

import dev.signet.diagnose.fact.Variation;
import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientPolicy;
import dev.signet.tls.Environment;
import dev.signet.tls.Parameters;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import java.util.List;

/** What a hello offers: all that the engine has, but for what a variation leaves out. */
final class HelloOffer {
  private HelloOffer() {}

  /** The settings of one connection. */
  static ClientConfig config(Variation variation, List<String> protocols, Witness witness) {
    Environment environment = Environment.standard().withListener(witness);
    boolean names = variation != Variation.WITHOUT_PROTOCOLS;
    // RFC 7627 is missing in servers of old; that alone is no reason to know nothing of them.
    ClientPolicy policy =
        ClientPolicy.STANDARD
            .withApplicationProtocols(names ? protocols : List.of())
            .withExtendedMasterSecretRequired(false);
    return ClientConfig.of(witness)
        .withEnvironment(environment)
        .withParameters(parameters(variation, environment))
        .withCredentials(witness)
        .withPolicy(policy);
  }

  private static Parameters parameters(Variation variation, Environment environment) {
    Parameters standard = Parameters.standard(environment.primitives());
    return switch (variation) {
      case TLS12_ALONE -> standard.withVersions(ProtocolVersion.TLS12);
      case SMALL_HELLO ->
          standard.withGroups(
              List.of(NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1));
      case USUAL,
          WITHOUT_NAME,
          WITHOUT_PROTOCOLS,
          OLD_PARAMETERS,
          PROXY_HEADER,
          POSTGRES_REQUEST,
          SILENT,
          AGAIN ->
          standard;
    };
  }
}
