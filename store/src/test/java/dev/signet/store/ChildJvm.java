// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another Java process with this one's class path, which speaks line by line and can be killed. */
record ChildJvm(Process process, BufferedReader reader) implements AutoCloseable {
  static ChildJvm start(Class<?> main, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new ChildJvm(process, process.inputReader());
  }

  /** The next line it prints; null when it has ended. */
  @Nullable String line() throws IOException {
    return reader.readLine();
  }

  long pid() {
    return process.pid();
  }

  /** Kills it at once (SIGKILL), and waits until it is gone. */
  void kill() throws InterruptedException {
    var _ = process.toHandle().destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws Exception {
    kill();
    reader.close();
  }
}
