// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.bogo.shim;

import dev.signet.conformance.bogo.engine.EngineConnection;
import dev.signet.conformance.bogo.engine.EngineFault;
import dev.signet.conformance.bogo.engine.EngineMemory;
import dev.signet.conformance.bogo.engine.EngineUnderTest;
import dev.signet.conformance.bogo.engine.Wire;
import dev.signet.conformance.bogo.settings.CommandLine;
import dev.signet.conformance.bogo.settings.Flag;
import dev.signet.conformance.bogo.settings.NotImplemented;
import dev.signet.conformance.bogo.settings.Settings;
import dev.signet.conformance.bogo.settings.TestFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** One start of the shim: some connections to the runner that may resume each other. */
public final class ShimTest {
  /** Longer than the runner waits for anything, so that it is the runner that gives up. */
  private static final int SILENCE_MILLIS = 20_000;

  private static final byte[] LOOPBACK4 = {127, 0, 0, 1};
  private static final byte[] LOOPBACK6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final CommandLine line;
  private final TestFiles files;
  private final EngineMemory memory;

  private ShimTest(CommandLine line, TestFiles files, EngineMemory memory) {
    this.line = line;
    this.files = files;
    this.memory = memory;
  }

  /** Runs one test against an engine. */
  public static ShimOutcome run(EngineUnderTest engine, ShimRequest request) {
    try {
      CommandLine line = CommandLine.read(request.words());
      new ShimTest(line, new TestFiles(request.folder()), engine.prepare(line)).connections();
      return ShimOutcome.success();
    } catch (NotImplemented e) {
      return ShimOutcome.notImplemented(String.valueOf(e.getMessage()));
    } catch (EngineFault | Unexpected e) {
      return ShimOutcome.failure(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return ShimOutcome.failure(":io-failure: " + e);
    } catch (RuntimeException e) {
      return ShimOutcome.failure(":bug: " + Traces.of(e));
    }
  }

  private void connections() throws IOException, NotImplemented, EngineFault, Unexpected {
    long count = line.initial().number(Flag.RESUME_COUNT) + 1;
    for (int i = 0; i < count; i++) {
      Settings settings = i == 0 ? line.initial() : line.resume();
      boolean client = !settings.has(Flag.SERVER);
      Unexpected.unless(i == 0 || !client || memory.hasSession(), "no session to offer");
      connection(settings, i > 0);
      if (settings.has(Flag.RESUMPTION_DELAY)) {
        memory.advanceClock(settings.number(Flag.RESUMPTION_DELAY));
      }
    }
  }

  private void connection(Settings settings, boolean resumed)
      throws IOException, NotImplemented, EngineFault, Unexpected {
    try (Wire wire = dial(settings)) {
      EngineConnection connection = memory.connect(settings, files, wire);
      Exchange.Plan plan = new Exchange.Plan(settings, line.retry());
      new Exchange(plan, files, wire, connection).run(resumed);
    }
  }

  private static Socket socket(Settings settings) throws IOException {
    int port = (int) settings.number(Flag.PORT);
    if (settings.has(Flag.SHIM_ID)) {
      return socket(settings.has(Flag.IPV6) ? LOOPBACK6 : LOOPBACK4, port);
    }
    // Older runners do not say where they listen: on the first of these that the machine has.
    try {
      return socket(LOOPBACK6, port);
    } catch (ConnectException e) {
      return socket(LOOPBACK4, port);
    }
  }

  private static Socket socket(byte[] address, int port) throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(SILENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getByAddress(address), port));
    return socket;
  }

  private static Wire dial(Settings settings) throws IOException {
    Wire wire = new Wire(socket(settings));
    if (settings.has(Flag.SHIM_ID)) {
      // Older runners have a port per test; newer ones one port and an identifier per test.
      ByteBuffer identifier = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      identifier.putLong(settings.number(Flag.SHIM_ID));
      wire.write(identifier.array(), 0, Long.BYTES);
    }
    return wire;
  }
}
