// SPDX-License-Identifier: Apache-2.0
package dev.signet.store;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * Runs Flyway over the scripts that it is handed, so that it searches neither class path nor module
 * path for them.
 */
final class FlywayRun {
  private FlywayRun() {}

  static void migrate(DataSource source, List<MigrationScript> scripts) {
    List<LoadableResource> resources =
        scripts.stream().<LoadableResource>map(ScriptResource::new).toList();
    Flyway.configure(FlywayRun.class.getClassLoader())
        .dataSource(source)
        .table(Migrations.HISTORY)
        .resourceProvider(new ScriptProvider(resources))
        .javaMigrationClassProvider(List::of)
        .load()
        .migrate();
  }

  private record ScriptProvider(List<LoadableResource> resources) implements ResourceProvider {
    @Override
    public @Nullable LoadableResource getResource(String name) {
      return resources.stream()
          .filter(each -> each.getFilename().equals(name))
          .findFirst()
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return resources.stream()
          .filter(each -> each.getFilename().startsWith(prefix))
          .filter(each -> Arrays.stream(suffixes).anyMatch(each.getFilename()::endsWith))
          .toList();
    }
  }

  private static final class ScriptResource extends LoadableResource {
    private final MigrationScript script;

    ScriptResource(MigrationScript script) {
      this.script = script;
    }

    @Override
    public Reader read() {
      return new StringReader(script.text());
    }

    @Override
    public String getAbsolutePath() {
      return MigrationScript.FOLDER + script.name();
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return getAbsolutePath();
    }

    @Override
    public String getFilename() {
      return script.name();
    }

    @Override
    public String getRelativePath() {
      return script.name();
    }
  }
}
