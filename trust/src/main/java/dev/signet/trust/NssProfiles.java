// SPDX-License-Identifier: Apache-2.0
package dev.signet.trust;

import dev.signet.explain.FindingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the NSS databases of browsers: Firefox has one per profile, Chromium one per user, and
 * packaged ones have their own.
 */
final class NssProfiles {
  private static final String FIREFOX = "Firefox, Thunderbird";
  private static final String CHROMIUM = "Chromium, Chrome, Edge";

  /**
   * Where Firefox, its children and Thunderbird keep profiles, below the home folder: Debian's, by
   * XDG, snap, flatpak. Profiles elsewhere are named in the list beside them.
   */
  private static final List<String> PROFILE_FOLDERS =
      List.of(
          ".mozilla/firefox",
          ".mozilla/firefox-esr",
          ".config/mozilla/firefox",
          "snap/firefox/common/.mozilla/firefox",
          ".var/app/org.mozilla.firefox/.mozilla/firefox",
          ".var/app/org.mozilla.firefox/config/mozilla/firefox",
          ".librewolf",
          ".var/app/io.gitlab.librewolf-community/.librewolf",
          ".waterfox",
          ".thunderbird",
          "snap/thunderbird/common/.thunderbird",
          ".var/app/org.mozilla.Thunderbird/.thunderbird");

  /** A line of a list of profiles that names a folder which is not beside the list. */
  private static final Pattern FAR_PROFILE = Pattern.compile("Path=(/.+)");

  /** The database that all programs of a user share. */
  private static final String LEGACY_DATABASE = ".pki/nssdb";

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
    for (Path database : sharedDatabases(machine)) {
      stores.add(new NssStore(machine, database, "Chromium", CHROMIUM));
    }
    addPackaged(machine, "snap", "current/" + LEGACY_DATABASE, stores);
    addPackaged(machine, "snap", "current/.local/share/pki/nssdb", stores);
    addPackaged(machine, ".var/app", LEGACY_DATABASE, stores);
    addPackaged(machine, ".var/app", "data/pki/nssdb", stores);
    PROFILE_FOLDERS.stream()
        .flatMap(folder -> profiles(machine.home().resolve(folder)).stream())
        .distinct()
        .map(profile ->
            new NssStore(machine, profile, "Firefox profile " + profile.getFileName(), FIREFOX))
        .forEach(stores::add);
    return stores;
  }

  /**
   * NSS takes the old place where it exists, else the one of the XDG Base Directory Specification;
   * Chromium does so from version 146, and knew the old one alone before. Where there is neither,
   * the old one serves both.
   */
  private static List<Path> sharedDatabases(Machine machine) {
    Path legacy = machine.home().resolve(LEGACY_DATABASE);
    Path data = machine.folderOf("XDG_DATA_HOME").orElse(machine.home().resolve(".local/share"));
    List<Path> present =
        Stream.of(legacy, data.resolve("pki/nssdb")).filter(NssProfiles::isDatabase).toList();
    boolean hasChromium =
        CHROMIUM_PROGRAMS.stream().anyMatch(name -> machine.program(name).isPresent());
    return present.isEmpty() && hasChromium ? List.of(legacy) : present;
  }

  private static List<Path> profiles(Path folder) {
    List<Path> profiles = new ArrayList<>(Machine.foldersIn(folder));
    try {
      String list =
          new String(PemText.read(folder.resolve("profiles.ini")), StandardCharsets.UTF_8);
      FAR_PROFILE.matcher(list).results().map(far -> Path.of(far.group(1))).forEach(profiles::add);
    } catch (FindingException unreadable) {
      // The profiles beside it are found all the same.
    }
    return profiles.stream().filter(NssProfiles::isDatabase).toList();
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
