// SPDX-License-Identifier: Apache-2.0
package dev.signet.examples.fitness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * Steps and workouts in a SQLite file. Opens a connection per call, which is cheap for a local
 * file.
 *
 * <p>One stays open: with the last one SQLite deletes the files beside the database, and to make
 * them anew needs room on the disk even to read.
 */
final class FitnessRows implements AutoCloseable {
  private static final int SHOWN_DAYS = 30;
  private static final int BUSY_MILLIS = 5_000;

  private final String address;
  private final SQLiteConfig config = new SQLiteConfig();
  private final Connection open;

  FitnessRows(Path file) throws SQLException {
    this.address = "jdbc:sqlite:" + file;
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setBusyTimeout(BUSY_MILLIS);
    this.open = connect();
    try (Statement statement = open.createStatement()) {
      statement.executeUpdate(script());
    } catch (SQLException e) {
      open.close();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      open.close();
    } catch (SQLException e) {
      // Every statement was committed when it was answered.
      System.getLogger(FitnessRows.class.getName()).log(System.Logger.Level.DEBUG, "closing", e);
    }
  }

  /** A person's days, the newest first. */
  List<StepCount> steps(String person) throws SQLException {
    String query = "select day, count from steps where person = ? order by day desc limit ?";
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, person);
      statement.setInt(2, SHOWN_DAYS);
      List<StepCount> days = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          days.add(new StepCount(LocalDate.parse(row.getString(1)), row.getInt(2)));
        }
      }
      return days;
    }
  }

  /** Adds steps to a day; the result is that day's sum. */
  StepCount add(String person, StepCount more) throws SQLException {
    String update =
        "insert into steps (person, day, count) values (?, ?, ?) on conflict (person, day)"
            + " do update set count = min(200000, count + excluded.count) returning count";
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setString(1, person);
      statement.setString(2, more.day().toString());
      statement.setInt(3, more.count());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new StepCount(more.day(), row.getInt(1));
      }
    }
  }

  List<Workout> workouts() throws SQLException {
    String query = "select title, minutes, what from workouts order by id";
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet row = statement.executeQuery()) {
      List<Workout> workouts = new ArrayList<>();
      while (row.next()) {
        workouts.add(new Workout(row.getString(1), row.getInt(2), row.getString(3)));
      }
      return workouts;
    }
  }

  private Connection connect() throws SQLException {
    return config.createConnection(address);
  }

  private static String script() {
    try (InputStream stream = FitnessRows.class.getResourceAsStream("fitness.sql")) {
      if (stream == null) {
        throw new IllegalStateException("fitness.sql is not packed with the application");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
