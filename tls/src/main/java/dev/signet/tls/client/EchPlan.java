// SPDX-License-Identifier: Apache-2.0
package dev.signet.tls.client;

import dev.signet.tls.EchIntent;
import dev.signet.tls.Environment;
import dev.signet.tls.ech.EchConfig;
import dev.signet.tls.fault.EngineMisuse;
import dev.signet.tls.fault.TlsFault;
import dev.signet.tls.hpke.Encapsulation;
import dev.signet.tls.hpke.HpkeSuite;
import java.util.Optional;

/** What a client does of what it wants of Encrypted Client Hello (RFC 9849, 6). */
sealed interface EchPlan {
  /** Nothing. */
  record Plain() implements EchPlan {}

  /** It pretends. */
  record Greased() implements EchPlan {}

  /**
   * It encrypts.
   *
   * @param config the first one that can be used
   * @param suite the first one of it
   * @param encapsulation agreed on with its key
   */
  record Encrypted(EchConfig config, HpkeSuite suite, Encapsulation encapsulation)
      implements EchPlan {}

  /**
   * Asks the source.
   *
   * @throws TlsFault where encryption is demanded and cannot be done
   */
  static EchPlan of(Target target) throws TlsFault {
    return switch (target.config().ech().intent(target.serverName(), target.port())) {
      case EchIntent.Plain _ -> new Plain();
      case EchIntent.Grease _ -> greased(target);
      case EchIntent.Encrypt encrypt -> encrypted(encrypt, target);
    };
  }

  private static EchPlan greased(Target target) {
    return target.offers13() ? new Greased() : new Plain();
  }

  private static EchPlan encrypted(EchIntent.Encrypt wanted, Target target) throws TlsFault {
    if (target.offers13()) {
      for (EchConfig config : wanted.configs().usable()) {
        Optional<Encapsulation> encapsulation = encapsulate(config, target);
        if (encapsulation.isPresent()) {
          return new Encrypted(config, config.suites().getFirst(), encapsulation.get());
        }
      }
    }
    return switch (wanted.otherwise()) {
      case PLAIN -> new Plain();
      case GREASE -> greased(target);
      case REFUSE ->
          throw EngineMisuse.ECH_CONFIGS_UNUSABLE.toFault(
              "TLS 1.3 and a configuration with a key and cipher that we have",
              target.offers13() ? "none of those" : "no TLS 1.3");
    };
  }

  /** Empty where the key is none. */
  private static Optional<Encapsulation> encapsulate(EchConfig config, Target target) {
    Environment environment = target.config().environment();
    try {
      return Optional.of(
          config.publicKey().encapsulate(environment.primitives(), environment.random()));
    } catch (TlsFault e) {
      return Optional.empty();
    }
  }
}
