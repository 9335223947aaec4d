package io.dbmodernizer.systemtests.chaos;

import java.util.Locale;

/**
 * A migration of a schedule.
 *
 * @param id its id, also the name of the target database
 * @param place where its target is
 * @param workload which source database it moves
 * @param after share of the expected events that come before its request, 0 to 1
 */
record PlannedMigration(String id, Place place, Workload workload, double after) {

  /** Where a target is. */
  enum Place {
    /** In the first resource group and on the first server that many migrations share. */
    SHARED_FIRST,
    /** In the second one. */
    SHARED_SECOND,
    /** In a group and on a server of its own. */
    OWN
  }

  /** What is moved. */
  enum Workload {
    /** One table of a few rows. */
    TINY(1, 30),
    /** Some small tables. */
    TABLES(4, 50),
    /** A table whose copy takes ten seconds. */
    ROWS(1, 4_000);

    private final int tables;
    private final int rows;

    Workload(int tables, int rows) {
      this.tables = tables;
      this.rows = rows;
    }

    int tables() {
      return tables;
    }

    int rows() {
      return rows;
    }

    /** Name of the source database. */
    String database() {
      return "Source" + name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  String resourceGroup() {
    return "rg-" + placeName();
  }

  String server() {
    return "sql-" + placeName();
  }

  String storageAccount() {
    return "st" + placeName().replace("-", "");
  }

  /** Each place has a subscription of its own, and with it limits of its own. */
  String subscription() {
    return "00000000-0000-4000-8000-0000000000c" + place.ordinal();
  }

  private String placeName() {
    return switch (place) {
      case SHARED_FIRST -> "shared-1";
      case SHARED_SECOND -> "shared-2";
      case OWN -> id;
    };
  }
}
