// SPDX-License-Identifier: Apache-2.0
package dev.signet.http.tls;

import dev.signet.explain.Finding;
import dev.signet.explain.Report;
import dev.signet.http.ServerConnection;
import dev.signet.http.TlsCode;
import dev.signet.http.TlsOutcome;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells the outcome of a handshake exactly once, at the latest when its time is over. */
final class HandshakeEnd {
  private final Duration patience;
  private final Consumer<TlsOutcome> outcome;
  private @Nullable Future<?> clock;
  private boolean told;

  HandshakeEnd(Duration patience, Consumer<TlsOutcome> outcome) {
    this.patience = patience;
    this.outcome = outcome;
  }

  void startClock(Channel channel) {
    Runnable late = () -> late(channel);
    clock = channel.eventLoop().schedule(late, patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  boolean isPending() {
    return !told;
  }

  void established(ServerConnection.TlsFacts facts) {
    tell(new TlsOutcome.Established(facts));
  }

  void refused(Finding finding) {
    if (!told) {
      tell(new TlsOutcome.Refused(Report.of(finding)));
    }
  }

  private void late(Channel channel) {
    if (!told) {
      refused(
          Finding.about(TlsCode.TLS_HANDSHAKE_SLOW)
              .wanted(patience.toSeconds() + " seconds")
              .build());
      var _ = channel.close();
    }
  }

  private void tell(TlsOutcome told) {
    if (this.told) {
      return;
    }
    this.told = true;
    Future<?> running = clock;
    if (running != null) {
      running.cancel(false);
    }
    outcome.accept(told);
  }
}
