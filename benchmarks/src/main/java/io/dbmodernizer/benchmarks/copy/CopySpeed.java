package io.dbmodernizer.benchmarks.copy;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Copies workloads from one database server to another by several ways, which take turns in each
 * round. This process copies; each server is a process of its own. Prints the medians as a table.
 *
 * <p>The arguments are: the number of rounds, the share of the rows of the full workloads, and
 * optionally the workload ({@code narrow}, {@code wide} or {@code small}) and the names of ways.
 * The system property {@code round.trip.ms} adds the latency of a network to both servers. {@code
 * warm.up} is the number of rounds before those that count, at first 1. The compilers of the three
 * processes are busy for about 60 rounds of the small tables.
 */
public final class CopySpeed {

  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final int WARM_UP = Integer.getInteger("warm.up", 1);

  private final DatabaseServer source;
  private final DatabaseServer target;

  private CopySpeed(DatabaseServer source, DatabaseServer target) {
    this.source = source;
    this.target = target;
  }

  /** Runs the measurements. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    double scale = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
    String wanted = arguments.length > 2 ? arguments[2] : "all";
    Duration roundTrip = Duration.ofMillis(Integer.getInteger("round.trip.ms", 0));
    Map<String, Way> ways = ways();
    if (arguments.length > 3) {
      ways.keySet().retainAll(List.of(arguments).subList(3, arguments.length));
    }
    for (Workload workload :
        List.of(Workload.narrow(scale), Workload.wide(scale), Workload.small(scale))) {
      if (wanted.equals("all") || workload.name().startsWith(wanted)) {
        try (DatabaseServer from = DatabaseServer.start(roundTrip);
            DatabaseServer to = DatabaseServer.start(roundTrip)) {
          new CopySpeed(from, to).measure(workload, ways, rounds);
        }
      }
    }
  }

  private static Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("naive", new NaiveLoop());
    ways.put("read", OneSide.READ);
    ways.put("write", OneSide.WRITE);
    ways.put("tables", new TableCopies());
    ways.put("chunks", new ChunkCopies(1));
    ways.put("chunks2", new ChunkCopies(2));
    return ways;
  }

  private void measure(Workload workload, Map<String, Way> ways, int rounds) throws Exception {
    try (Connection connection = source.connect()) {
      workload.fill(connection);
    }
    double load = MACHINE.getSystemLoadAverage();
    Map<String, List<Measured>> runs = new LinkedHashMap<>();
    for (int round = 1 - WARM_UP; round <= rounds; round++) {
      for (Map.Entry<String, Way> way : ways.entrySet()) {
        Measured run = measured(way.getValue(), workload);
        System.err.printf(
            Locale.ROOT,
            "%s %d %s %d ms, CPU %d + %d + %d ms%n",
            workload.name(),
            round,
            way.getKey(),
            run.wall().toMillis(),
            run.copier().toMillis(),
            run.source().toMillis(),
            run.target().toMillis());
        if (round > 0) {
          runs.computeIfAbsent(way.getKey(), name -> new ArrayList<>()).add(run);
        }
      }
    }
    print(workload, runs, load);
  }

  private Measured measured(Way way, Workload workload) throws Exception {
    try (Connection connection = target.connect()) {
      workload.create(connection);
    }
    System.gc();
    Way.Sides sides =
        new Way.Sides() {
          @Override
          public Connection source() throws SQLException {
            return source.connect();
          }

          @Override
          public Connection target() throws SQLException {
            return target.connect();
          }
        };
    Measured before = now();
    way.run(sides, workload);
    Measured after = now();
    if (way.copies()) {
      requireArrived(workload);
    }
    return new Measured(
        after.wall().minus(before.wall()),
        after.copier().minus(before.copier()),
        after.source().minus(before.source()),
        after.target().minus(before.target()));
  }

  private Measured now() {
    return new Measured(
        Duration.ofNanos(System.nanoTime()),
        Duration.ofNanos(MACHINE.getProcessCpuTime()),
        source.cpu(),
        target.cpu());
  }

  private void requireArrived(Workload workload) throws SQLException {
    long arrived = 0;
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement()) {
      for (String table : workload.tables()) {
        try (ResultSet rows =
            statement.executeQuery("SELECT COUNT(*) FROM " + Workload.quoted(table))) {
          rows.next();
          arrived += rows.getLong(1);
        }
      }
    }
    if (arrived != workload.totalRows()) {
      throw new IllegalStateException(arrived + " rows arrived, not " + workload.totalRows());
    }
  }

  private static void print(Workload workload, Map<String, List<Measured>> runs, double load) {
    Map<String, Measured> medians = new LinkedHashMap<>();
    runs.forEach((name, measured) -> medians.put(name, Measured.median(measured)));
    System.out.printf(
        Locale.ROOT,
        "%n%s: %,d rows, load before %.1f, after %.1f%n%n",
        workload.name(),
        workload.totalRows(),
        load,
        MACHINE.getSystemLoadAverage());
    System.out.println(
        "| way | wall | lowest to highest | speed of naive = 1 | of max(read, write)"
            + " | CPU copier | CPU source | CPU target |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    Duration naive = wall(medians, "naive");
    Duration read = wall(medians, "read");
    Duration write = wall(medians, "write");
    Duration slower = read.compareTo(write) > 0 ? read : write;
    medians.forEach(
        (name, median) -> {
          List<Duration> walls =
              runs.getOrDefault(name, List.of()).stream().map(Measured::wall).sorted().toList();
          System.out.printf(
              Locale.ROOT,
              "| %s | %.2f s | %.2f to %.2f | %.2f | %.0f %% | %.2f s | %.2f s | %.2f s |%n",
              name,
              seconds(median.wall()),
              seconds(walls.get(0)),
              seconds(walls.get(walls.size() - 1)),
              seconds(naive) / seconds(median.wall()),
              100 * seconds(slower) / seconds(median.wall()),
              seconds(median.copier()),
              seconds(median.source()),
              seconds(median.target()));
        });
  }

  private static Duration wall(Map<String, Measured> medians, String name) {
    Measured median = medians.get(name);
    return median == null ? Duration.ZERO : median.wall();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
