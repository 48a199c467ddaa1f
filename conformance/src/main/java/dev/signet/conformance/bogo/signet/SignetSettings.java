// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.signet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.ProtocolList;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.tls.Answer;
import dev.signet.tls.CertificateDemand;
import dev.signet.tls.CertificateWishes;
import dev.signet.tls.ClientAuthentication;
import dev.signet.tls.ClientConfig;
import dev.signet.tls.ClientCredentials;
import dev.signet.tls.ClientGreeting;
import dev.signet.tls.ClientPolicy;
import dev.signet.tls.ClientSessions;
import dev.signet.tls.Credential;
import dev.signet.tls.CredentialChoice;
import dev.signet.tls.Environment;
import dev.signet.tls.HelloPolicy;
import dev.signet.tls.Parameters;
import dev.signet.tls.ServerConfig;
import dev.signet.tls.ServerPolicy;
import dev.signet.tls.ServerSessions;
import dev.signet.tls.engine.TlsEngine;
import dev.signet.tls.record.RecordPolicy;
import dev.signet.tls.suite.CertificateKind;
import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import dev.signet.tls.wire.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A test's settings as the engine's. */
final class SignetSettings {
  private static final int SERVER_PORT = 443;

  /** What the tests take for granted where they do not say what may sign. */
  private static final List<SignatureScheme> VERIFIED =
      List.of(
          SignatureScheme.ECDSA_SECP256R1_SHA256,
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PKCS1_SHA256,
          SignatureScheme.ECDSA_SECP384R1_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PKCS1_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA512,
          SignatureScheme.RSA_PKCS1_SHA512);

  /** A protocol that nobody offers, so that nothing matches. */
  private static final String NO_PROTOCOL = "none of them";

  private final Settings settings;
  private final Environment environment;
  private final TestCredentials credentials;
  private final Parameters parameters;
  private final TestVerifier verifier;

  SignetSettings(
      Settings settings,
      Environment environment,
      TestCredentials credentials,
      TestVerifier verifier)
      throws NotImplemented, EngineFault {
    this.settings = settings;
    this.environment = environment;
    this.credentials = credentials;
    this.verifier = verifier;
    this.parameters = parameters();
  }

  TlsEngine client(ClientSessions sessions) throws EngineFault {
    ClientConfig config =
        ClientConfig.of(verifier)
            .withParameters(parameters)
            .withEnvironment(environment)
            .withSessions(sessions)
            .withPolicy(clientPolicy())
            .withPsks(credentials.keys(!settings.has(Flag.VERIFY_PEER)))
            .withEch(new EchSettings(settings).checked())
            .withCredentials(clientCredentials());
    TlsEngine engine = TlsEngine.client(config, settings.text(Flag.HOST_NAME), SERVER_PORT);
    if (settings.has(Flag.ENABLE_EARLY_DATA)) {
      engine.offerEarlyData();
    }
    return engine;
  }

  private ClientCredentials clientCredentials() {
    return new ClientCredentials() {
      @Override
      public Answer<Optional<Credential>> choose(CertificateDemand demand) {
        return answer(() -> credentials.choose(demand));
      }

      @Override
      public List<CertificateKind> kinds() {
        return kindsOf(Flag.AVAILABLE_CLIENT_CERT_TYPES, credentials.kinds());
      }
    };
  }

  private List<CertificateKind> kindsOf(Flag flag, List<CertificateKind> standard) {
    return settings.has(flag)
        ? settings.numbers(flag).stream()
            .flatMap(code -> CertificateKind.of(code).stream())
            .toList()
        : standard;
  }

  /** What the peer is to show, and what beside it. */
  private CertificateWishes wishes() {
    return new CertificateWishes(
        kindsOf(Flag.ACCEPTED_PEER_CERT_TYPES, CertificateKind.DEFAULT),
        settings.has(Flag.ENABLE_OCSP_STAPLING) && !settings.has(Flag.SERVER),
        settings.has(Flag.ENABLE_SIGNED_CERT_TIMESTAMPS) && !settings.has(Flag.SERVER));
  }

  TlsEngine server(ServerSessions sessions) throws NotImplemented, EngineFault {
    ServerConfig config =
        ServerConfig.of(greeting -> answer(() -> choose(greeting)))
            .withParameters(parameters)
            .withEnvironment(environment)
            .withEch(new EchSettings(settings).keys(environment.primitives()))
            .withSessions(sessions)
            .withPsks(credentials.keys(credentials.isWithoutCertificates()))
            .withPolicy(
                new ServerPolicy(
                    settings.has(Flag.SERVER_PREFERENCE) || settings.has(Flag.CNSA_202407)
                        ? ServerPolicy.SuiteOrder.SERVER
                        : ServerPolicy.SuiteOrder.CLIENT,
                    false,
                    records()));
    return TlsEngine.server(config);
  }

  /** Where the test is about callbacks that take their time, every answer comes later. */
  private <T> Answer<T> answer(Callable<T> work) {
    boolean fails =
        settings.has(Flag.FAIL_CERT_CALLBACK)
            || settings.has(Flag.FAIL_DDOS_CALLBACK)
            || (settings.has(Flag.FAIL_OCSP_CALLBACK) && settings.has(Flag.SERVER));
    if (fails) {
      return new Answer.Task<>(() -> {
        throw new IllegalStateException("the test wants the callback to fail");
      });
    }
    return settings.has(Flag.ASYNC)
        ? new Answer.Later<>(CompletableFuture.supplyAsync(() -> call(work)))
        : new Answer.Task<>(work);
  }

  private static <T> T call(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private CredentialChoice choose(ClientGreeting greeting) {
    if (settings.has(Flag.FAIL_EARLY_CALLBACK_ECH_REWIND) && greeting.encrypted()) {
      return new CredentialChoice.OuterInstead();
    }
    List<Credential> shown = credentials.forAuthorities(greeting.authorities());
    boolean nothing = shown.isEmpty() && credentials.keys(true).keys().isEmpty();
    if (nothing || settings.has(Flag.FAIL_EARLY_CALLBACK)) {
      return new CredentialChoice.NoneSuitable();
    }
    return new CredentialChoice.Chosen(
        shown, serverProtocols(), clientAuthentication(), Bytes.EMPTY);
  }

  private List<String> serverProtocols() {
    if (settings.has(Flag.REJECT_ALPN)) {
      return List.of(NO_PROTOCOL);
    }
    if (settings.has(Flag.SELECT_EMPTY_ALPN)) {
      return List.of("");
    }
    // To choose an empty name, the tests have a flag of its own.
    boolean none = settings.has(Flag.DECLINE_ALPN) || settings.text(Flag.SELECT_ALPN).isEmpty();
    return none ? List.of() : List.of(settings.text(Flag.SELECT_ALPN));
  }

  private ClientAuthentication clientAuthentication() {
    boolean required = settings.has(Flag.REQUIRE_ANY_CLIENT_CERTIFICATE);
    if (!required && !settings.has(Flag.VERIFY_PEER)) {
      return new ClientAuthentication.None();
    }
    return new ClientAuthentication.Asked(required, verifier, authorities(), wishes());
  }

  private List<Bytes> authorities() {
    String list = settings.text(Flag.USE_CLIENT_CA_LIST);
    if (list.isEmpty() || list.startsWith("<")) {
      return List.of();
    }
    return Arrays.stream(list.split(","))
        .map(name -> Bytes.wrap(HexFormat.of().parseHex(name)))
        .toList();
  }

  private ClientPolicy clientPolicy() {
    List<String> protocols =
        settings.has(Flag.ADVERTISE_ALPN)
            ? ProtocolList.read(settings.text(Flag.ADVERTISE_ALPN).getBytes(ISO_8859_1))
            : List.of();
    return new ClientPolicy(
        protocols,
        new HelloPolicy(settings.has(Flag.ENABLE_GREASE), true, keyShares()),
        wishes(),
        false,
        false,
        records());
  }

  private RecordPolicy records() {
    return settings.has(Flag.MAX_SEND_FRAGMENT)
        ? RecordPolicy.STANDARD.withLargestSent((int) settings.number(Flag.MAX_SEND_FRAGMENT))
        : RecordPolicy.STANDARD;
  }

  /** What the server is said to have counts before what is said to be sent. */
  private Optional<List<NamedGroup>> keyShares() {
    List<Integer> hint = settings.numbers(Flag.SERVER_SUPPORTED_GROUPS_HINT);
    Optional<NamedGroup> hinted =
        parameters.groups().stream().filter(group -> hint.contains(group.code())).findFirst();
    if (hinted.isPresent()) {
      return Optional.of(List.of(hinted.get()));
    }
    if (settings.has(Flag.NO_KEY_SHARES)) {
      return Optional.of(List.of());
    }
    List<Integer> shares = settings.numbers(Flag.KEY_SHARES);
    return shares.isEmpty()
        ? Optional.empty()
        : Optional.of(
            parameters.groups().stream().filter(group -> shares.contains(group.code())).toList());
  }

  private Parameters parameters() throws NotImplemented, EngineFault {
    Parameters standard = Parameters.standard(environment.primitives());
    Optional<CompliancePolicy> policy = CompliancePolicy.of(settings);
    try {
      return new Parameters(
          versions(),
          settings.has(Flag.CIPHER)
              ? suites()
              : policy.map(CompliancePolicy::suites).orElseGet(standard::suites),
          policy.isPresent()
              ? policy.get().groups()
              : codes(Flag.CURVES, NamedGroup::of, standard.groups()),
          policy.isPresent()
              ? policy.get().schemes()
              : TestSchemes.all(settings.numbers(Flag.VERIFY_PREFS), VERIFIED),
          List.of(),
          TestCompression.of(settings));
    } catch (IllegalArgumentException e) {
      throw new EngineFault("settings-refused", String.valueOf(e.getMessage()), e);
    }
  }

  private List<ProtocolVersion> versions() {
    long least = settings.number(Flag.MIN_VERSION);
    long most = settings.has(Flag.MAX_VERSION) ? settings.number(Flag.MAX_VERSION) : Long.MAX_VALUE;
    return ProtocolVersion.newestFirst().stream()
        .filter(version -> version.code() >= least && version.code() <= most)
        .filter(version -> version != ProtocolVersion.TLS13 || !settings.has(Flag.NO_TLS13))
        .filter(version -> version != ProtocolVersion.TLS12 || !settings.has(Flag.NO_TLS12))
        .toList();
  }

  /**
   * Suites by OpenSSL's language for lists of them, as far as the tests speak it: names, sets in
   * brackets, all, and all but those with AES. Suites that the engine does not have fall out.
   */
  private List<CipherSuite> suites() throws NotImplemented {
    List<String> words = List.of(settings.text(Flag.CIPHER).split("[:|\\[\\]]+", -1));
    boolean every = words.contains("ALL") || words.contains("DEFAULT");
    List<CipherSuite> suites =
        every
            ? Arrays.stream(CipherSuite.values())
                .filter(suite -> !words.contains("!AES") || !suite.name().contains("_AES_"))
                .toList()
            : words.stream()
                .flatMap(word ->
                    Arrays.stream(CipherSuite.values()).filter(suite -> suite.name().equals(word)))
                .toList();
    if (suites.isEmpty()) {
      throw new NotImplemented("-cipher " + settings.text(Flag.CIPHER));
    }
    return suites;
  }

  private <T> List<T> codes(Flag flag, IntFunction<@Nullable T> known, List<T> standard)
      throws NotImplemented {
    if (!settings.has(flag)) {
      return standard;
    }
    List<T> values = new ArrayList<>();
    for (int code : settings.numbers(flag)) {
      values.add(
          Optional.ofNullable(known.apply(code))
              .orElseThrow(
                  () -> new NotImplemented(flag.word() + " 0x" + Integer.toHexString(code))));
    }
    return values;
  }
}
