// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** A client that any Java since 17 runs, and the Javas of this machine. */
final class JavaProgram {
  /** The name of its class. */
  static final String NAME = "OpenPage";

  private static final int OLDEST = 17;

  private static final String SOURCE =
      """
      import java.net.URI;
      import java.net.http.HttpClient;
      import java.net.http.HttpRequest;
      import java.net.http.HttpResponse.BodyHandlers;

      public class OpenPage {
        public static void main(String[] arguments) throws Exception {
          HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0])).build();
          System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
        }
      }
      """;

  private JavaProgram() {}

  /** The Java that runs this, then those of the usual folder, each once. */
  static List<Path> homes() throws IOException {
    Path own = Path.of(System.getProperty("java.home"));
    Path usual = Path.of("/usr/lib/jvm");
    try (Stream<Path> others = Files.isDirectory(usual) ? Files.list(usual) : Stream.empty()) {
      return Stream.concat(Stream.of(own), others.sorted())
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .map(JavaProgram::real)
          .distinct()
          .filter(home -> version(home) >= OLDEST)
          .toList();
    }
  }

  /** Whether a Java has a file of roots by itself, and not the system's. */
  static boolean hasOwnFile(Path home) {
    Path file = home.resolve("lib/security/cacerts");
    return real(file).startsWith(real(home));
  }

  /** Compiles the client into a folder. */
  static void compile(Path folder) throws IOException {
    Path source = Files.writeString(folder.resolve(NAME + ".java"), SOURCE);
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    String release = Integer.toString(OLDEST);
    OutsideProgram.lines(
        List.of(javac, "--release", release, "-d", folder.toString(), source.toString()));
    if (!Files.exists(folder.resolve(NAME + ".class"))) {
      throw new IOException(javac + " does not compile the client");
    }
  }

  private static int version(Path home) {
    Properties release = new Properties();
    try (var reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException unknown) {
      return 0;
    }
    String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.split("[^0-9]", -1)[0]);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException absent) {
      return path;
    }
  }
}
