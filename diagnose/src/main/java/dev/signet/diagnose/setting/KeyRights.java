// SPDX-License-Identifier: Apache-2.0
package dev.signet.diagnose.setting;

import dev.signet.diagnose.fact.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Whether libpq accepts a key file by its rights (PostgreSQL's manual, "Client Certificates": 0600
 * or less, or 0640 or less where root owns it).
 */
final class KeyRights {
  private static final int ROOT = 0;
  private static final int GROUP_AND_OTHERS = 0077;
  private static final int ALL_BUT_THE_GROUPS_READING = 0037;

  private KeyRights() {}

  static FileContent of(Path key) {
    try {
      Map<String, Object> attributes = Files.readAttributes(key, "unix:uid,mode");
      boolean rootOwns = attributes.get("uid") instanceof Integer uid && uid == ROOT;
      int refused = rootOwns ? ALL_BUT_THE_GROUPS_READING : GROUP_AND_OTHERS;
      boolean exposed =
          Files.isRegularFile(key)
              && attributes.get("mode") instanceof Integer mode
              && (mode & refused) != 0;
      return exposed ? FileContent.EXPOSED_KEY : FileContent.UNJUDGED;
    } catch (IOException | UnsupportedOperationException noRightsHere) {
      return FileContent.UNJUDGED;
    }
  }
}
