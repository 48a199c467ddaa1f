// SPDX-License-Identifier: Apache-2.0
package dev.signet.enrol;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import dev.signet.store.AtomicFile;
import dev.signet.x509.Certificate;
import dev.signet.x509.PrivateKeyPem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a certificate as the files that servers read: {@code cert.pem}, {@code chain.pem}, {@code
 * fullchain.pem} and, where the key was made here, {@code privkey.pem} (mode 0600).
 *
 * <p>Never half a set: the files lie in a folder {@code .set-…}, the four names are links through
 * one link, {@code .current}, and that one is swapped in a single step. Whoever opens them finds
 * the old set or the new one, after a crash as well.
 */
public final class CertificateFiles {
  /** The link through which all names lead. */
  private static final String CURRENT = ".current";

  private static final String SET = ".set-";
  private static final String KEY = "privkey.pem";

  /**
   * Servers that run as other users read the certificates; the key's own mode keeps them from it.
   */
  private static final Set<PosixFilePermission> TRAVERSABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path folder;

  /** Files in a folder, which is made when it is not there. */
  public CertificateFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a set in the place of the one before.
   *
   * @param chain the certificate first, the root left out
   * @param key its key, or null where the key is not ours to write
   * @return the files, in the order of their names
   * @throws FindingException {@link EnrolCode#CERTIFICATE_FILE_TAKEN}, {@link
   *     EnrolCode#CERTIFICATE_FILES_NOT_WRITTEN}
   */
  public List<Path> write(List<Certificate> chain, @Nullable PrivateKey key) {
    SequencedMap<String, byte[]> contents = contents(chain, key);
    try {
      Files.createDirectories(folder);
      refuseTaken(contents);
      Path set = writeSet(contents);
      for (String name : contents.keySet()) {
        link(name);
      }
      swap(set);
      removeOthers(set, contents);
      return contents.keySet().stream().map(folder::resolve).toList();
    } catch (IOException e) {
      throw new FindingException(notWritten(e), e);
    }
  }

  private static SequencedMap<String, byte[]> contents(
      List<Certificate> chain, @Nullable PrivateKey key) {
    SequencedMap<String, byte[]> contents = new TreeMap<>();
    contents.put("cert.pem", pem(chain.subList(0, 1)));
    contents.put("chain.pem", pem(chain.subList(1, chain.size())));
    contents.put("fullchain.pem", pem(chain));
    if (key != null) {
      contents.put(KEY, PrivateKeyPem.write(key).getBytes(StandardCharsets.US_ASCII));
    }
    return contents;
  }

  private static byte[] pem(List<Certificate> certificates) {
    return certificates.stream()
        .map(Certificate::toPem)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** What lies there and is not a link of ours was made by somebody else. */
  private void refuseTaken(SequencedMap<String, byte[]> contents) {
    for (String name : contents.keySet()) {
      Path file = folder.resolve(name);
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isOurs(file)) {
        throw Finding.about(EnrolCode.CERTIFICATE_FILE_TAKEN)
            .subject(file.toString())
            .wanted("a free name")
            .found(Files.isDirectory(file) ? "a folder" : "a file")
            .toException();
      }
    }
  }

  private boolean isOurs(Path file) {
    try {
      return Files.isSymbolicLink(file) && Files.readSymbolicLink(file).startsWith(CURRENT);
    } catch (IOException e) {
      return false;
    }
  }

  private Path writeSet(SequencedMap<String, byte[]> contents) throws IOException {
    Path set =
        Files.createTempDirectory(folder, SET, PosixFilePermissions.asFileAttribute(TRAVERSABLE));
    contents.forEach((name, content) ->
        AtomicFile.create(
            set.resolve(name),
            content,
            name.equals(KEY) ? AtomicFile.Readers.OWNER : AtomicFile.Readers.EVERYONE));
    return set;
  }

  private void link(String name) throws IOException {
    try {
      Files.createSymbolicLink(folder.resolve(name), Path.of(CURRENT, name));
    } catch (FileAlreadyExistsException e) {
      if (!isOurs(folder.resolve(name))) {
        throw e;
      }
    }
  }

  /** The one step in which the set changes. */
  private void swap(Path set) throws IOException {
    Path fresh = folder.resolve(CURRENT + ".new");
    Files.deleteIfExists(fresh);
    Files.createSymbolicLink(fresh, set.getFileName());
    Files.move(
        fresh,
        folder.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    force(folder);
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void removeOthers(Path set, SequencedMap<String, byte[]> contents) throws IOException {
    Path key = folder.resolve(KEY);
    if (!contents.containsKey(KEY) && isOurs(key)) {
      Files.delete(key);
    }
    List<Path> others = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(path -> path.getFileName().toString().startsWith(SET))
          .filter(path -> !path.equals(set))
          .forEach(others::add);
    }
    for (Path other : others) {
      deleteSet(other);
    }
  }

  private static void deleteSet(Path set) throws IOException {
    if (!Files.isDirectory(set, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(set)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(set);
  }

  private Finding notWritten(IOException e) {
    return Finding.about(EnrolCode.CERTIFICATE_FILES_NOT_WRITTEN)
        .subject(folder.toString())
        .found(String.valueOf(e.getMessage()))
        .build();
  }
}
