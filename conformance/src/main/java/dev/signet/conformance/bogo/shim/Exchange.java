// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.shim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signet.conformance.bogo.engine.EngineConnection;
import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.engine.Wire;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.conformance.bogo.settings.TestFiles;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a shim does over one connection: handshake, checks, echo, close. */
final class Exchange {
  /** TLS 1.3 on the wire. */
  private static final int TLS13 = 0x0304;

  /** Smaller than a record, so that records are read in parts. */
  private static final int READ_SIZE = 512;

  /** Around the largest record and its multiples. */
  private static final int[] RECORD_SIZES = {
    0, 1, 255, 256, 257, 16383, 16384, 16385, 32767, 32768, 32769
  };

  /** What those records are filled with. */
  private static final byte FILL = 0x42;

  private static final byte FLIP = (byte) 0xff;

  /** RFC 5246, 7.2: the alert that the tests send, because nobody else does. */
  private static final int DECOMPRESSION_FAILURE = 30;

  private final Settings settings;
  private final Settings retry;
  private final TestFiles files;
  private final Wire wire;
  private final EngineConnection connection;

  Exchange(Plan plan, TestFiles files, Wire wire, EngineConnection connection) {
    this.settings = plan.settings;
    this.retry = plan.retry;
    this.files = files;
    this.wire = wire;
    this.connection = connection;
  }

  /**
   * What is to be done.
   *
   * @param settings for the connection
   * @param retry for what is done anew where early data was refused
   */
  record Plan(Settings settings, Settings retry) {}

  /** Runs it all. */
  void run(boolean resumed) throws IOException, NotImplemented, EngineFault, Unexpected {
    // Early data is there before the first write, which begins the handshake otherwise.
    boolean early = settings.has(Flag.ENABLE_EARLY_DATA) && !settings.has(Flag.SERVER);
    if (early || !settings.has(Flag.IMPLICIT_HANDSHAKE)) {
      connection.handshake();
      Unexpected.unless(
          !settings.has(Flag.HANDSHAKE_NEVER_DONE), "handshake unexpectedly completed");
    }
    if (connection.isEarly()) {
      early(resumed);
    } else {
      if (!settings.has(Flag.IMPLICIT_HANDSHAKE)) {
        check(resumed);
      }
      established(resumed);
    }
  }

  private void check(boolean resumed) throws IOException, NotImplemented, Unexpected {
    new Expectations(settings, files, connection.facts()).check(resumed);
  }

  private void established(boolean resumed)
      throws IOException, NotImplemented, EngineFault, Unexpected {
    exportSecrets();
    exportFacts(resumed);
    if (settings.has(Flag.SEND_ALERT)) {
      connection.abort(DECOMPRESSION_FAILURE);
      return;
    }
    if (settings.has(Flag.WRITE_DIFFERENT_RECORD_SIZES)) {
      writeSizes();
    } else {
      firstWrite();
      talk();
    }
    end();
  }

  private void end() throws IOException, NotImplemented, EngineFault, Unexpected {
    checkSession();
    close();
    if (settings.has(Flag.EXPECT_MSG_CALLBACK)) {
      String wanted = settings.text(Flag.EXPECT_MSG_CALLBACK);
      String found = connection.messageTrace();
      boolean as13 = wanted.contains("clienthelloinner");
      Unexpected.unless(
          as13 ? meaning(wanted).equals(meaning(found)) : wanted.equals(found),
          "the messages were\n" + found);
    }
  }

  /** RFC 9846, 5: in TLS 1.3 a change_cipher_spec means nothing, and may come at several places. */
  private static String meaning(String trace) {
    return trace.replaceAll("(?m)^(read|write) ccs\\n", "");
  }

  /** What the test compares with its own. */
  private void exportFacts(boolean resumed)
      throws IOException, NotImplemented, EngineFault, Unexpected {
    if (settings.has(Flag.TLS_UNIQUE)) {
      // RFC 7627, 5.4: without it, a resumed session's Finished binds to no channel.
      Unexpected.unless(
          !resumed || connection.facts().hasExtendedMasterSecret(), "failed to get tls-unique");
      send(connection.facts().tlsUnique());
    }
    if (settings.has(Flag.EXPORT_TRAFFIC_SECRETS)) {
      boolean server = settings.has(Flag.SERVER);
      byte[] reading = connection.facts().trafficSecret(!server);
      send(new byte[] {(byte) reading.length, 0});
      send(reading);
      send(connection.facts().trafficSecret(server));
    }
  }

  private void send(byte[] bytes) throws IOException, NotImplemented, EngineFault {
    connection.write(bytes, 0, bytes.length);
  }

  /** The handshake is not over: what it came to is looked at when it is. */
  private void early(boolean resumed) throws IOException, NotImplemented, EngineFault, Unexpected {
    Unexpected.unless(!settings.has(Flag.EXPECT_NO_OFFER_EARLY_DATA), "early data was offered");
    if (settings.has(Flag.SERVER)) {
      exportSecrets();
      firstWrite();
      talk();
      check(resumed);
      end();
      return;
    }
    if (settings.has(Flag.EARLY_WRITE_AFTER_MESSAGE)) {
      connection.handshakeUntil((int) settings.number(Flag.EARLY_WRITE_AFTER_MESSAGE));
    }
    firstWrite();
    exportSecrets();
    connection.finishHandshake();
    if (connection.hasRejectedEarlyData()) {
      Unexpected.unless(settings.has(Flag.EXPECT_REJECT_EARLY_DATA), "early data was rejected");
      Exchange again = new Exchange(new Plan(retry, retry), files, wire, connection);
      again.check(resumed);
      again.established(resumed);
    } else {
      check(resumed);
      talk();
      end();
    }
  }

  private void exportSecrets() throws IOException, NotImplemented, EngineFault {
    int length = (int) settings.number(Flag.EXPORT_KEYING_MATERIAL);
    if (length > 0) {
      // RFC 5705, 4: in TLS 1.2, no context is not the same as an empty one.
      byte @Nullable [] context =
          settings.has(Flag.USE_EXPORT_CONTEXT) ? settings.rawBytes(Flag.EXPORT_CONTEXT) : null;
      send(connection.export(settings.text(Flag.EXPORT_LABEL), context, length));
    }
  }

  private void writeSizes() throws IOException, NotImplemented, EngineFault {
    for (int size : RECORD_SIZES) {
      byte[] bytes = new byte[size];
      Arrays.fill(bytes, FILL);
      send(bytes);
    }
  }

  private void firstWrite() throws IOException, NotImplemented, EngineFault {
    if (settings.has(Flag.READ_WITH_UNFINISHED_WRITE)) {
      wire.holdNext();
      send(firstWords());
    } else if (settings.has(Flag.SHIM_WRITES_FIRST)
        || settings.has(Flag.EARLY_WRITE_AFTER_MESSAGE)) {
      byte[] first = firstWords();
      long repeats =
          settings.has(Flag.REPEAT_SHIM_INITIAL_WRITE)
              ? settings.number(Flag.REPEAT_SHIM_INITIAL_WRITE)
              : 1;
      for (int i = 0; i < repeats; i++) {
        send(first);
      }
    }
  }

  private void talk() throws IOException, NotImplemented, EngineFault {
    if (!settings.has(Flag.SHIM_SHUTS_DOWN)) {
      echo();
    }
  }

  private byte[] firstWords() {
    return settings.has(Flag.SHIM_INITIAL_WRITE)
        ? settings.rawBytes(Flag.SHIM_INITIAL_WRITE)
        : "hello".getBytes(ISO_8859_1);
  }

  /** Answers what comes with every bit flipped, until the end. */
  private void echo() throws IOException, NotImplemented, EngineFault {
    int size = settings.has(Flag.READ_SIZE) ? (int) settings.number(Flag.READ_SIZE) : READ_SIZE;
    byte[] buffer = new byte[size];
    boolean open = true;
    while (open) {
      if (settings.has(Flag.KEY_UPDATE_BEFORE_READ)) {
        connection.updateKeys();
      }
      int count = connection.read(buffer);
      open = count != EngineConnection.END;
      if (count > 0) {
        wire.release();
        answer(buffer, count);
      }
    }
  }

  private void answer(byte[] buffer, int count) throws IOException, NotImplemented, EngineFault {
    if (settings.has(Flag.KEY_UPDATE)) {
      connection.updateKeys();
    }
    for (int i = 0; i < count; i++) {
      buffer[i] ^= FLIP;
    }
    connection.write(buffer, 0, count);
  }

  /** Tickets of TLS 1.3 come after the handshake, so they are looked for last. */
  private void checkSession() throws NotImplemented, Unexpected {
    if (settings.has(Flag.SERVER) || connection.facts().version() < TLS13) {
      return;
    }
    boolean wanted = !settings.has(Flag.EXPECT_NO_SESSION) && !settings.has(Flag.SHIM_SHUTS_DOWN);
    Unexpected.unless(
        wanted == connection.hasNewSession(),
        "a new session was " + (wanted ? "wanted and none came" : "not wanted but came"));
    if (wanted) {
      boolean early = settings.has(Flag.EXPECT_TICKET_SUPPORTS_EARLY_DATA);
      Unexpected.unless(
          !early || connection.facts().isEarlyDataOffered(), "the ticket allows no early data");
      checkTicketFlags();
    }
  }

  private void checkTicketFlags() throws NotImplemented, Unexpected {
    boolean across = settings.has(Flag.EXPECT_RESUMABLE_ACROSS_NAMES);
    if (across || settings.has(Flag.EXPECT_NOT_RESUMABLE_ACROSS_NAMES)) {
      Unexpected.unless(
          connection.facts().isResumableAcrossNames() == across,
          "the session may " + (across ? "not " : "") + "go on with another name");
    }
  }

  private void close() throws IOException, NotImplemented, EngineFault, Unexpected {
    if (!settings.has(Flag.CHECK_CLOSE_NOTIFY)) {
      return;
    }
    connection.closeSending();
    byte[] rest = new byte[READ_SIZE];
    while (!connection.hasReceivedClose()) {
      int count = connection.read(rest);
      Unexpected.unless(
          count == EngineConnection.END, ":data-after-close: data came after our close_notify");
      Unexpected.unless(
          connection.hasReceivedClose(), ":close-notify-missing: the end came without it");
    }
  }
}
