// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse;

import dev.signet.explain.Finding;
import dev.signet.jsse.fault.FaultExceptions;
import dev.signet.jsse.key.HeldKeyFactory;
import dev.signet.jsse.trust.AnchorTrustFactory;
import dev.signet.tls.suite.ProtocolVersion;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The TLS engine for programs that speak JSSE.
 *
 * <pre>{@code
 * SSLContext context = SSLContext.getInstance("TLS", new SignetProvider());
 * context.init(null, null, null);
 * }</pre>
 *
 * <p>Or for a whole Java, in its {@code java.security} file: {@code security.provider.1=Signet}. It
 * offers SSLContext (TLS, TLSv1.3, TLSv1.2, Default), KeyManagerFactory and TrustManagerFactory
 * (PKIX and its other names). A refusal is an exception of JSSE's classes whose message starts with
 * the finding's code; {@link #finding} gives the finding itself.
 */
public final class SignetProvider extends Provider {
  private static final long serialVersionUID = 1L;
  private static final String NAME = "Signet";
  private static final String VERSION = "0.1";

  private static final List<ProtocolVersion> BOTH =
      List.of(ProtocolVersion.TLS13, ProtocolVersion.TLS12);

  /** The provider; costs little until a service is used. */
  @SuppressWarnings("this-escape")
  public SignetProvider() {
    super(NAME, VERSION, "Signet: TLS 1.3 and 1.2 that tells you why");
    ProviderParts parts = new ProviderParts();
    context("TLSv1.3", () -> new ContextAdapter(parts, BOTH, false));
    context("TLS", () -> new ContextAdapter(parts, BOTH, false), "SSL");
    context("TLSv1.2", () -> new ContextAdapter(parts, List.of(ProtocolVersion.TLS12), false));
    context("Default", () -> DefaultStores.create(parts));
    put(
        "KeyManagerFactory",
        "PKIX",
        () -> new HeldKeyFactory(() -> parts.environment().primitives(), InstantSource.system()),
        "NewSunX509",
        "SunX509",
        "X509");
    put(
        "TrustManagerFactory",
        "PKIX",
        () -> new AnchorTrustFactory(parts.defaults(), InstantSource.system()),
        "SunPKIX",
        "SunX509",
        "X509",
        "X.509");
  }

  /**
   * The finding behind an exception of this provider: which check failed, on what, what was wanted,
   * what was found, and how to fix it. Empty for exceptions that are not ours.
   */
  public static Optional<Finding> finding(Throwable thrown) {
    return FaultExceptions.finding(thrown);
  }

  private void context(String name, Maker maker, String... aliases) {
    put("SSLContext", name, maker, aliases);
  }

  private void put(String type, String name, Maker maker, String... aliases) {
    putService(new MadeService(this, type, name, List.of(aliases), maker));
  }

  /** Makes the object behind a service. */
  private interface Maker {
    Object make() throws Exception;
  }

  /** A service that is made by a call and not by its class's name, which nobody else may use. */
  private static final class MadeService extends Service {
    private final Maker maker;

    private MadeService(
        Provider provider, String type, String name, List<String> aliases, Maker maker) {
      super(provider, type, name, maker.getClass().getName(), aliases, null);
      this.maker = maker;
    }

    @Override
    public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
      try {
        return maker.make();
      } catch (Exception e) {
        throw new NoSuchAlgorithmException(getType() + " " + getAlgorithm(), e);
      }
    }
  }
}
