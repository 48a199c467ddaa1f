// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import static dev.signet.store.DatabaseContract.assertFinding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void aNewOneIsMadeForTheOwnerAlone() throws Exception {
    Path path = folder.resolve("a/b/data");
    DataDirectory directory = DataDirectory.open(path);
    assertThat(directory.isCreated()).isTrue();
    assertThat(directory.repairs()).isEmpty();
    assertThat(mode(path)).isEqualTo("rwx------");
    assertThat(DataDirectory.isPresent(path)).isTrue();
    assertThat(DataDirectory.open(path).isCreated()).isFalse();
  }

  @Test
  void anEmptyFolderAndOneWithSettingsAloneAreTaken() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(DataDirectory.open(empty).path()).isEqualTo(empty);
    Path settings = Files.createDirectory(folder.resolve("settings"));
    Files.writeString(settings.resolve("signet.toml"), "");
    assertThat(DataDirectory.open(settings).path()).isEqualTo(settings);
    assertThat(mode(settings)).isEqualTo("rwx------");
  }

  @Test
  void aFolderWithOtherThingsIsLeftAsItWas() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("thesis.txt"), "");
    assertFinding(() -> DataDirectory.open(home), StoreCode.DATA_DIRECTORY_FOREIGN);
    assertThat(mode(home)).isEqualTo("rwxr-xr-x");
    assertThat(home.resolve(DataDirectory.MARKER)).doesNotExist();
  }

  @Test
  void aFileIsNoDataDirectory() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertFinding(() -> DataDirectory.open(file), StoreCode.DATA_DIRECTORY_FOREIGN);
    assertFinding(
        () -> DataDirectory.open(file.resolve("below")), StoreCode.DATA_DIRECTORY_NOT_WRITABLE);
  }

  @Test
  void aFolderOfAnotherUserIsRefused() throws Exception {
    Path path = folder.resolve("data");
    DataDirectory.open(path);
    assumeTrue(isRoot(), "only root can give a folder away");
    Files.setAttribute(path, "unix:uid", 65534);
    assertFinding(() -> DataDirectory.open(path), StoreCode.DATA_DIRECTORY_FOREIGN);
  }

  @Test
  void aModeThatLetsOthersInIsPutRightAndSaid() throws Exception {
    Path path = folder.resolve("data");
    DataDirectory.open(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataDirectory again = DataDirectory.open(path);
    assertThat(again.repairs())
        .extracting(finding -> finding.code())
        .containsExactly(StoreCode.DATA_DIRECTORY_EXPOSED);
    assertThat(mode(path)).isEqualTo("rwx------");
    assertThat(DataDirectory.open(path).repairs()).isEmpty();
  }

  @Test
  void aFullDiskIsSaidWhenTheFolderIsMade() throws Exception {
    try (FullDisk disk = FullDisk.mount(folder.resolve("disk"))) {
      disk.fill();
      assertFinding(() -> DataDirectory.open(disk.path().resolve("data")), StoreCode.DISK_FULL);
    }
  }

  @Test
  void theLockIsHeldOnceWithinAProcess() {
    DataDirectory directory = DataDirectory.open(folder.resolve("data"));
    try (DirectoryLock lock = directory.lock()) {
      assertThat(lock).isNotNull();
      assertThat(directory.tryLock()).isEmpty();
      assertThat(directory.holder()).contains(new FileHolder(ProcessHandle.current().pid()));
      assertFinding(directory::lock, StoreCode.DATA_DIRECTORY_LOCKED);
      assertThat(directory.tryLock()).isEmpty();
    }
    assertThat(directory.holder()).isEmpty();
    directory.lock().close();
  }

  @Test
  void theLockOfAnotherProcessNamesItAndEndsWithIt() throws Exception {
    DataDirectory directory = DataDirectory.open(folder.resolve("data"));
    try (ChildJvm child = ChildJvm.start(LockHolding.class, directory.path().toString())) {
      assertThat(child.line()).isEqualTo("locked");
      assertThat(directory.tryLock()).isEmpty();
      assertThat(directory.holder()).contains(new FileHolder(child.pid()));
      child.kill();
    }
    // What the killed process left behind does not keep anybody out.
    directory.lock().close();
  }

  /** Another process: takes the lock and keeps it. */
  static final class LockHolding {
    /** Takes the lock of the folder given. */
    public static void main(String[] args) throws InterruptedException {
      try (DirectoryLock lock = DataDirectory.open(Path.of(args[0])).lock()) {
        System.out.println(lock == null ? "nothing" : "locked");
        TimeUnit.MINUTES.sleep(1);
      }
    }
  }

  static boolean isRoot() throws Exception {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
