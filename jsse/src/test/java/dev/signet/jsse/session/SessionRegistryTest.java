// SPDX-License-Identifier: Apache-2.0
package dev.signet.jsse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.FixedClock;
import dev.signet.tls.wire.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSessionBindingEvent;
import javax.net.ssl.SSLSessionBindingListener;
import org.junit.jupiter.api.Test;

/** Sessions and the place where a context finds them. */
class SessionRegistryTest {
  private final FixedClock clock = FixedClock.at(Instant.parse("2026-11-21T12:00:00Z"));
  private final SessionRegistry registry = new SessionRegistry(clock);

  @Test
  void aSessionIsFoundByItsIdUntilItsTimeIsOver() {
    ConnectionSession session = session(1);
    assertThat(registry.getSession(session.getId())).isSameAs(session);
    assertThat(Collections.list(registry.getIds())).containsExactly(session.getId());
    clock.advance(Duration.ofHours(25));
    assertThat(registry.getSession(session.getId())).isNull();
    assertThat(registry.getIds().hasMoreElements()).isFalse();
  }

  @Test
  void theOldestGoFirst() {
    registry.setSessionCacheSize(2);
    List<ConnectionSession> sessions = List.of(session(1), session(2), session(3));
    assertThat(registry.getSession(sessions.get(0).getId())).isNull();
    assertThat(registry.getSession(sessions.get(2).getId())).isSameAs(sessions.get(2));
    assertThatThrownBy(() -> registry.setSessionCacheSize(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> registry.setSessionTimeout(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInvalidSessionIsGone() {
    ConnectionSession session = session(1);
    assertThat(session.isValid()).isTrue();
    session.invalidate();
    assertThat(session.isValid()).isFalse();
    assertThat(registry.getSession(session.getId())).isNull();
  }

  @Test
  void withoutACertificateThePeerIsUnverified() {
    ConnectionSession session = session(1);
    assertThatThrownBy(session::getPeerCertificates)
        .isInstanceOf(SSLPeerUnverifiedException.class)
        .hasMessage("peer not authenticated");
    assertThatThrownBy(session::getPeerPrincipal).isInstanceOf(SSLPeerUnverifiedException.class);
    assertThat(session.getLocalCertificates()).isNull();
    assertThat(session.getLocalPrincipal()).isNull();
  }

  @Test
  void keysAreExportedWhileThereAreKeys() throws Exception {
    ConnectionSession session = session(1);
    assertThat(session.exportKeyingMaterialData("label", null, 3)).isEqualTo(new byte[3]);
    session.end();
    assertThatThrownBy(() -> session.exportKeyingMaterialData("label", null, 3))
        .isInstanceOf(javax.net.ssl.SSLKeyException.class);
  }

  @Test
  void attachedListenersAreTold() {
    ConnectionSession session = session(1);
    List<String> told = new ArrayList<>();
    session.putValue("one", new Listener(told));
    session.putValue("one", "another");
    session.putValue("two", new Listener(told));
    session.removeValue("two");
    assertThat(told).containsExactly("bound one", "unbound one", "bound two", "unbound two");
    assertThat(session.getValueNames()).containsExactly("one");
    assertThat(session.getValue("one")).isEqualTo("another");
    assertThatThrownBy(() -> session.putValue("x", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ConnectionSession session(int id) {
    ConnectionSession session = new ConnectionSession(PeerPlace.UNKNOWN, clock.instant());
    byte[] name = new byte[32];
    name[0] = (byte) id;
    session.learn(SessionFacts.NOTHING.withSpoken(Bytes.wrap(name), "TLSv1.3", "suite"));
    session.establish(registry, (label, context, length) -> new byte[length]);
    return session;
  }

  private record Listener(List<String> told) implements SSLSessionBindingListener {
    @Override
    public void valueBound(SSLSessionBindingEvent event) {
      told.add("bound " + event.getName());
    }

    @Override
    public void valueUnbound(SSLSessionBindingEvent event) {
      told.add("unbound " + event.getName());
    }
  }
}
