// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.setting;

import dev.signet.tls.suite.CipherSuite;
import dev.signet.tls.suite.NamedGroup;
import dev.signet.tls.suite.ProtocolVersion;
import dev.signet.tls.suite.SignatureScheme;
import java.security.AlgorithmConstraints;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * What one connection is to speak, as the application sets it through engine, socket or {@link
 * SSLParameters} until the handshake begins.
 *
 * <p>An empty list means what the context has for that side, so that a change of side ({@code
 * setUseClientMode}) takes the other side's defaults. Changes in place; not safe for use by several
 * threads.
 */
public final class ConnectionSettings {
  private List<ProtocolVersion> versions = List.of();
  private List<CipherSuite> suites = List.of();
  private List<NamedGroup> groups = List.of();
  private List<SignatureScheme> schemes = List.of();
  private List<String> applicationProtocols = List.of();
  private ClientDemand demand = ClientDemand.NONE;
  private Optional<List<SNIServerName>> serverNames = Optional.empty();
  private Collection<SNIMatcher> matchers = List.of();
  private Optional<AlgorithmConstraints> constraints = Optional.empty();
  private Optional<String> identification = Optional.empty();
  private boolean ownSuiteOrder = true;
  private boolean retransmissions = true;
  private boolean mayCreateSession = true;
  private int maximumPacket;

  /** Settings that leave all to the context. */
  public ConnectionSettings() {}

  /** A copy that changes apart from this one. */
  public ConnectionSettings copy() {
    ConnectionSettings copy = new ConnectionSettings();
    copy.apply(parameters(List.of(), List.of()));
    copy.versions = versions;
    copy.suites = suites;
    copy.mayCreateSession = mayCreateSession;
    return copy;
  }

  /**
   * Takes over all that parameters say; what they leave at null stays.
   *
   * @throws IllegalArgumentException for names that cannot be spoken
   */
  public void apply(SSLParameters parameters) {
    applyLists(parameters);
    applyNames(parameters);
    if (parameters.getNeedClientAuth()) {
      demand = ClientDemand.NEEDED;
    } else {
      demand = parameters.getWantClientAuth() ? ClientDemand.WANTED : ClientDemand.NONE;
    }
    @Nullable AlgorithmConstraints wanted = parameters.getAlgorithmConstraints();
    constraints = wanted == null ? constraints : Optional.of(wanted);
    @Nullable String algorithm = parameters.getEndpointIdentificationAlgorithm();
    identification = algorithm == null ? identification : Optional.of(algorithm);
    ownSuiteOrder = parameters.getUseCipherSuitesOrder();
    retransmissions = parameters.getEnableRetransmissions();
    maximumPacket = parameters.getMaximumPacketSize();
  }

  /** All settings in Java's form, with the given lists where none was set. */
  public SSLParameters parameters(List<ProtocolVersion> usual, List<CipherSuite> usualSuites) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(versionNames(usual));
    parameters.setCipherSuites(suiteNames(usualSuites));
    if (!groups.isEmpty()) {
      parameters.setNamedGroups(names(SpokenNames.names(groups, NamedGroup::label)));
    }
    if (!schemes.isEmpty()) {
      parameters.setSignatureSchemes(names(SpokenNames.names(schemes, SignatureScheme::label)));
    }
    parameters.setApplicationProtocols(names(applicationProtocols));
    switch (demand) {
      case NEEDED -> parameters.setNeedClientAuth(true);
      case WANTED -> parameters.setWantClientAuth(true);
      case NONE -> parameters.setNeedClientAuth(false);
    }
    serverNames.ifPresent(parameters::setServerNames);
    parameters.setSNIMatchers(matchers);
    constraints.ifPresent(parameters::setAlgorithmConstraints);
    identification.ifPresent(parameters::setEndpointIdentificationAlgorithm);
    parameters.setUseCipherSuitesOrder(ownSuiteOrder);
    parameters.setEnableRetransmissions(retransmissions);
    parameters.setMaximumPacketSize(maximumPacket);
    return parameters;
  }

  /** The versions that were set, or the usual ones. */
  public String[] versionNames(List<ProtocolVersion> usual) {
    return names(SpokenNames.names(versions.isEmpty() ? usual : versions, ProtocolVersion::label));
  }

  /** The suites that were set, or the usual ones. */
  public String[] suiteNames(List<CipherSuite> usual) {
    return names(SpokenNames.names(suites.isEmpty() ? usual : suites, CipherSuite::name));
  }

  /** Sets the versions. */
  public void setVersions(String[] names) {
    versions = SpokenNames.toVersions(names);
  }

  /** Sets the suites. */
  public void setSuites(String[] names) {
    suites = SpokenNames.toSuites(names);
  }

  /** Sets what a server asks of its client. */
  public void setDemand(ClientDemand wanted) {
    demand = wanted;
  }

  /** Sets whether a new session may begin, or only an old one go on. */
  public void setMayCreateSession(boolean may) {
    mayCreateSession = may;
  }

  /** The versions that were set; empty for the usual ones. */
  public List<ProtocolVersion> versions() {
    return versions;
  }

  /** The suites that were set; empty for the usual ones. */
  public List<CipherSuite> suites() {
    return suites;
  }

  /** The groups that were set; empty for the usual ones. */
  public List<NamedGroup> groups() {
    return groups;
  }

  /** The signature schemes that were set; empty for the usual ones. */
  public List<SignatureScheme> schemes() {
    return schemes;
  }

  /** ALPN, most wanted first; may be empty. */
  public List<String> applicationProtocols() {
    return applicationProtocols;
  }

  /** What a server asks of its client. */
  public ClientDemand demand() {
    return demand;
  }

  /** The names that a client asks for; empty where the host's own name is meant. */
  public Optional<List<SNIServerName>> serverNames() {
    return serverNames;
  }

  /** What a server accepts as its name; with none, any. */
  public Collection<SNIMatcher> matchers() {
    return matchers;
  }

  /** What the application forbids; may be empty. */
  public Optional<AlgorithmConstraints> constraints() {
    return constraints;
  }

  /**
   * {@code HTTPS} or {@code LDAPS} where the peer's certificate must name it, an empty text where
   * it need not; empty where nothing was said.
   */
  public Optional<String> identification() {
    return identification;
  }

  /** Whether a server's order of suites counts, and not the client's. */
  public boolean ownSuiteOrder() {
    return ownSuiteOrder;
  }

  /** Whether a new session may begin. */
  public boolean mayCreateSession() {
    return mayCreateSession;
  }

  /** The largest packet to be sent in bytes; 0 for the protocol's own limit. */
  public int maximumPacket() {
    return maximumPacket;
  }

  private void applyLists(SSLParameters parameters) {
    String @Nullable [] protocols = parameters.getProtocols();
    versions = protocols == null ? versions : SpokenNames.toVersions(protocols);
    String @Nullable [] cipherSuites = parameters.getCipherSuites();
    suites = cipherSuites == null ? suites : SpokenNames.toSuites(cipherSuites);
    String @Nullable [] namedGroups = parameters.getNamedGroups();
    groups = namedGroups == null ? groups : SpokenNames.toGroups(namedGroups);
    String @Nullable [] signatures = parameters.getSignatureSchemes();
    schemes = signatures == null ? schemes : SpokenNames.toSchemes(signatures);
    applicationProtocols = List.of(parameters.getApplicationProtocols());
  }

  private void applyNames(SSLParameters parameters) {
    @Nullable List<SNIServerName> names = parameters.getServerNames();
    serverNames = names == null ? serverNames : Optional.of(List.copyOf(names));
    @Nullable Collection<SNIMatcher> accepted = parameters.getSNIMatchers();
    matchers = accepted == null ? matchers : new ArrayList<>(accepted);
  }

  private static String[] names(List<String> names) {
    return names.toArray(String[]::new);
  }
}
