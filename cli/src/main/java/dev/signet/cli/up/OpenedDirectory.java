// SPDX-License-Identifier: Apache-2.0
package dev.signet.cli.up;

import dev.signet.ca.CaSettings;
import dev.signet.ca.NameScope;
import dev.signet.ca.local.LocalAuthority;
import dev.signet.cli.config.Configuration;
import dev.signet.store.DataDirectory;
import dev.signet.store.Database;
import dev.signet.store.DirectoryLock;
import dev.signet.store.Keyring;
import dev.signet.store.StoreSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data directory that this process has locked, with its database, keyring and certificate
 * authority. Closing it gives the directory up.
 */
final class OpenedDirectory implements AutoCloseable {
  private final DataDirectory directory;
  private final DirectoryLock lock;
  private final Database database;
  private final Keyring keyring;
  private final LocalAuthority.Opening authority;
  private final boolean fresh;

  private OpenedDirectory(DataDirectory directory, DirectoryLock lock, Sources sources) {
    this.directory = directory;
    this.lock = lock;
    this.fresh = Files.notExists(DataFiles.keyring(directory.path()));
    Path path = directory.path();
    this.database = Database.open(settings(path, sources), sources.clock());
    try {
      this.keyring = Keyring.open(DataFiles.keyring(path), database);
      this.authority =
          LocalAuthority.open(authority(path, sources), database, keyring, sources.clock());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * What opening a directory goes by.
   *
   * @param configuration the settings
   * @param environment where a database's password may be
   * @param names what the authority may certify besides what every machine calls itself
   * @param clock the time
   */
  record Sources(
      Configuration configuration,
      Map<String, String> environment,
      OwnNames names,
      InstantSource clock) {}

  /**
   * Opens a directory. What stands in the way is a finding, as an exception, and the lock is given
   * up.
   *
   * @param lock its lock, which belongs to the result from now on
   */
  static OpenedDirectory open(DataDirectory directory, DirectoryLock lock, Sources sources) {
    try {
      return new OpenedDirectory(directory, lock, sources);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  Path path() {
    return directory.path();
  }

  DataDirectory directory() {
    return directory;
  }

  Database database() {
    return database;
  }

  Keyring keyring() {
    return keyring;
  }

  LocalAuthority authority() {
    return authority.authority();
  }

  /** The authority and what opening it did. */
  LocalAuthority.Opening authorityOpening() {
    return authority;
  }

  /** Whether this is the directory's first opening. */
  boolean isFresh() {
    return fresh;
  }

  @Override
  public void close() {
    try {
      authority.authority().close();
      database.close();
    } finally {
      lock.close();
    }
  }

  private static StoreSettings settings(Path path, Sources sources) {
    return sources
        .configuration()
        .database()
        .map(setting -> StoreSettings.parse(setting, sources.environment()))
        .orElseGet(() -> StoreSettings.in(path));
  }

  private static CaSettings authority(Path path, Sources sources) {
    Path folder = PrivateFolder.make(DataFiles.authority(path));
    @Nullable URI address = sources.configuration().authority().crlAddress().orElse(null);
    NameScope scope = sources.names().scope();
    return new CaSettings(folder, scope, address, sources.configuration().authority().keys());
  }
}
