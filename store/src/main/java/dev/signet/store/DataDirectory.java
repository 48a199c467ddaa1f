// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import dev.signet.explain.Finding;
import dev.signet.explain.FindingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder in which Signet keeps everything: database, keys, certificates, the socket of a
 * running {@code up}.
 *
 * <p>It is ours when it holds our marker file and belongs to this user; its mode is 0700. Whoever
 * writes holds its lock.
 */
public final class DataDirectory {
  /** The file that marks a folder as one of ours. */
  public static final String MARKER = "signet-data";

  /** What a user may have put into a folder before its first use. */
  private static final Set<String> MAY_PRECEDE = Set.of("signet.toml", Keyring.FILE_NAME);

  private static final String MARKER_TEXT =
      "This folder belongs to Signet. It holds private keys: keep it to yourself.\n";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path path;
  private final boolean created;
  private final List<Finding> repairs = new ArrayList<>();

  private DataDirectory(Path path, boolean created) {
    this.path = path;
    this.created = created;
  }

  /**
   * Opens the folder, and creates it with its parents when it is absent.
   *
   * @throws FindingException {@link StoreCode#DATA_DIRECTORY_FOREIGN}, {@link
   *     StoreCode#DATA_DIRECTORY_NOT_WRITABLE} or {@link StoreCode#DISK_FULL}
   */
  public static DataDirectory open(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      boolean created = createIfAbsent(absolute);
      DataDirectory directory = new DataDirectory(absolute, created);
      directory.check();
      return directory;
    } catch (IOException e) {
      throw refused(absolute, e);
    }
  }

  /** Whether a path holds a data directory, without changing anything. */
  public static boolean isPresent(Path path) {
    return Files.isRegularFile(path.resolve(MARKER));
  }

  /** The folder's absolute path. */
  public Path path() {
    return path;
  }

  /** A file in the folder. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** Whether this opening made the folder. */
  public boolean isCreated() {
    return created;
  }

  /** What was wrong with the folder and has been put right; the user should hear of it. */
  public List<Finding> repairs() {
    return List.copyOf(repairs);
  }

  /**
   * Takes the lock that only one process at a time can hold.
   *
   * @return empty when another process holds it, which {@link #holder} names
   */
  public Optional<DirectoryLock> tryLock() {
    return DirectoryLock.tryTake(path);
  }

  /**
   * Takes the lock.
   *
   * @throws FindingException {@link StoreCode#DATA_DIRECTORY_LOCKED}, which names the holder
   */
  public DirectoryLock lock() {
    return tryLock().orElseThrow(this::locked);
  }

  /** The process that holds the lock, as far as it has left its number; empty when nobody does. */
  public Optional<FileHolder> holder() {
    return DirectoryLock.holder(path);
  }

  private FindingException locked() {
    Optional<FileHolder> holder = holder();
    String shown = holder.map(FileHolder::shown).orElse("another process");
    return Finding.about(StoreCode.DATA_DIRECTORY_LOCKED)
        .subject(path.toString())
        .found(shown)
        .with("holder", shown)
        .with("pid", holder.map(FileHolder::pid).map(String::valueOf).orElse("PID"))
        .toException();
  }

  private static boolean createIfAbsent(Path path) throws IOException {
    if (Files.exists(path)) {
      return false;
    }
    Files.createDirectories(Objects.requireNonNull(path.getParent(), "the root folder exists"));
    Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    return true;
  }

  private void check() throws IOException {
    if (!Files.isDirectory(path)) {
      throw foreign("a file");
    }
    DirectoryOwner.foreign(path)
        .ifPresent(owner -> {
          throw foreign("a folder of the user " + owner);
        });
    restrict();
    if (!Files.exists(path.resolve(MARKER))) {
      firstStranger()
          .ifPresent(name -> {
            throw foreign("a folder with other files, such as " + name);
          });
      AtomicFile.replace(
          path.resolve(MARKER),
          MARKER_TEXT.getBytes(StandardCharsets.UTF_8),
          AtomicFile.Readers.OWNER);
    }
  }

  private Optional<String> firstStranger() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !MAY_PRECEDE.contains(name))
          .sorted()
          .findFirst();
    }
  }

  private void restrict() throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
    if (mode.equals(OWNER_ONLY)) {
      return;
    }
    if (!isPresent(path) && firstStranger().isPresent()) {
      // Not ours: its mode is none of our business, and the check that follows refuses it.
      return;
    }
    Files.setPosixFilePermissions(path, OWNER_ONLY);
    if (isPresent(path)) {
      repairs.add(
          Finding.about(StoreCode.DATA_DIRECTORY_EXPOSED)
              .subject(path.toString())
              .wanted(PosixFilePermissions.toString(OWNER_ONLY))
              .found(PosixFilePermissions.toString(mode))
              .build());
    }
  }

  private FindingException foreign(String found) {
    return Finding.about(StoreCode.DATA_DIRECTORY_FOREIGN)
        .subject(path.toString())
        .found(found)
        .toException();
  }

  private static FindingException refused(Path path, IOException e) {
    StoreCode code =
        DiskSpace.isExhausted(e) ? StoreCode.DISK_FULL : StoreCode.DATA_DIRECTORY_NOT_WRITABLE;
    return new FindingException(
        Finding.about(code)
            .subject(path.toString())
            .found(AtomicFile.reason(e))
            .with("folder", String.valueOf(path.getParent()))
            .build(),
        e);
  }
}
