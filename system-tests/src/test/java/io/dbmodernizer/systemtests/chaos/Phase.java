package io.dbmodernizer.systemtests.chaos;

/** A half of a run. */
enum Phase {
  /** From the first request to the end of the last migration. */
  MIGRATING(125),
  /** From the first teardown to the end of the last one. */
  REMOVING(90);

  private final int eventsPerMigration;

  Phase(int eventsPerMigration) {
    this.eventsPerMigration = eventsPerMigration;
  }

  /** Roughly how many events, snapshots not counted, the migrations publish in this phase. */
  int expectedEvents(int migrations) {
    return eventsPerMigration * migrations;
  }
}
