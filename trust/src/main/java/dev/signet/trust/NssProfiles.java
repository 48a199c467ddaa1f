// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the NSS databases of browsers: Firefox has one per profile, Chromium one per user, and
 * packaged ones have their own.
 */
final class NssProfiles {
  private static final String FIREFOX = "Firefox, Thunderbird";
  private static final String CHROMIUM = "Chromium, Chrome, Edge";

  /**
   * Where Firefox keeps profiles, below the home folder: Debian's, by XDG, snap, flatpak,
   * Thunderbird.
   */
  private static final List<String> PROFILE_FOLDERS =
      List.of(
          ".mozilla/firefox",
          ".mozilla/firefox-esr",
          ".config/mozilla/firefox",
          "snap/firefox/common/.mozilla/firefox",
          ".var/app/org.mozilla.firefox/.mozilla/firefox",
          ".var/app/org.mozilla.firefox/config/mozilla/firefox",
          ".thunderbird");

  /**
   * Programs whose presence means that the user's database will be asked, even before it exists.
   */
  private static final List<String> CHROMIUM_PROGRAMS =
      List.of(
          "chromium",
          "chromium-browser",
          "google-chrome",
          "google-chrome-stable",
          "microsoft-edge",
          "brave-browser");

  private NssProfiles() {}

  static List<TrustStore> discover(Machine machine) {
    List<TrustStore> stores = new ArrayList<>();
    Path shared = machine.home().resolve(".pki/nssdb");
    boolean hasChromium =
        CHROMIUM_PROGRAMS.stream().anyMatch(name -> machine.program(name).isPresent());
    if (isDatabase(shared) || hasChromium) {
      stores.add(new NssStore(machine, shared, "Chromium", CHROMIUM));
    }
    addPackaged(machine, "snap", "current/.pki/nssdb", stores);
    addPackaged(machine, ".var/app", ".pki/nssdb", stores);
    for (String folder : PROFILE_FOLDERS) {
      for (Path profile : Machine.foldersIn(machine.home().resolve(folder))) {
        if (isDatabase(profile)) {
          stores.add(
              new NssStore(machine, profile, "Firefox profile " + profile.getFileName(), FIREFOX));
        }
      }
    }
    return stores;
  }

  private static void addPackaged(
      Machine machine, String parent, String database, List<TrustStore> stores) {
    for (Path app : Machine.foldersIn(machine.home().resolve(parent))) {
      Path path = app.resolve(database);
      if (isDatabase(path)) {
        stores.add(
            new NssStore(
                machine, path, "Chromium (" + parent + " " + app.getFileName() + ")", CHROMIUM));
      }
    }
  }

  /** The old form, cert8.db, is no longer read by any browser that gets updates. */
  private static boolean isDatabase(Path folder) {
    return Files.isRegularFile(folder.resolve("cert9.db"));
  }
}
