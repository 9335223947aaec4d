package io.dbmodernizer.systemtests.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.systemtests.source.SourceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the rules accept as a name works everywhere: from the request through every service, the
 * ids, the URLs and the emulator, back from there, and through the teardown.
 */
class OddNamesIT {
  /** What a database's name may have besides letters and digits, in URLs, JSON and JDBC. */
  private static final String OF_DATABASES = " #{}=+~!@$^()[]'`,_.-|\"éßЖ日😀";

  private static final String OF_GROUPS = "_.-()éßЖ日";
  private static final String OF_RULES = " #{}=+~!@$^()[]'`,_-|éßЖ日";

  @TempDir static Path folder;

  private static WalkWorld world;
  private static WalkRequests requests;

  @BeforeAll
  static void start() throws Exception {
    world = new WalkWorld(folder, EmulatorOptions.defaults());
    requests = new WalkRequests(world);
  }

  @AfterAll
  static void stop() throws IOException {
    world.close();
  }

  @Test
  void spaceHashBracesAndEqualsSignsWorkEverywhere() throws Exception {
    walkThereAndBack("odd-0", "Sales #1 {2024} a=b+c", "rg-größe_(1)", "office #1 {x}=y");
  }

  @Test
  void namesDrawnAtRandomWorkEverywhere() throws Exception {
    // The same names in every build; other seeds are tried by hand.
    long seed = Long.getLong("names.seed", 6_517_829_821_035L);
    System.out.println("names are drawn with -Dnames.seed=" + seed);
    Random random = new Random(seed);
    walkThereAndBack(
        "odd-1", drawn(random, OF_DATABASES), drawn(random, OF_GROUPS), drawn(random, OF_RULES));
  }

  private static void walkThereAndBack(String id, String database, String group, String rule)
      throws Exception {
    // Given
    System.out.println("names: '" + database + "', '" + group + "', '" + rule + "'");
    SourceDatabase source = world.createSource(id);
    source.execute(
        "CREATE TABLE \"Shop\".\"O'dd [table] #1; {x}=%\" (\"a b\" INT NOT NULL PRIMARY KEY,"
            + " \"é#\" NVARCHAR(10))",
        "INSERT INTO \"Shop\".\"O'dd [table] #1; {x}=%\" VALUES (1, 'x')");
    source.grantRead("Shop");
    MigrationRequested request = requests.hyperscale(id, id);
    request.getTarget().getDatabase().setName(database);
    request.getTarget().getDatabase().getNamedReplica().setName(database + " r");
    request.getTarget().getAzure().setResourceGroup(group);
    request
        .getTarget()
        .getServer()
        .setFirewallRules(
            List.of(
                FirewallRule.newBuilder()
                    .setName(rule)
                    .setStartIpAddress("203.0.113.1")
                    .setEndIpAddress("203.0.113.9")
                    .build()));
    request.getMonitoring().setActionGroupName(rule.replaceAll("[+|]", "_"));
    SortedMap<String, String> before = world.emulator().resources();
    Modernization walk = world.modernization();

    // When
    List<Walk.GivenUp> failures = Walk.complete(walk, request);
    boolean exists =
        world.emulator().resourceIds().stream()
            .anyMatch(each -> each.endsWith("/databases/" + database));
    Walk.tearDown(walk, id);

    // Then
    assertThat(RequestRules.check(request)).isEmpty();
    assertThat(failures).isEmpty();
    assertThat(exists).isTrue();
    assertThat(walk.events(MigrationCompleted.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getTableTotals().getTables()).isEqualTo(3);
              assertThat(event.getTableTotals().getMatched()).isEqualTo(3);
            });
    assertThat(walk.events(TargetRemoved.class))
        .singleElement()
        .satisfies(removed -> assertThat(removed.getKept()).isEmpty());
    Holdings.assertSame(world.emulator().resources(), before);
  }

  /** Begins and ends with a letter, which every rule accepts. */
  private static String drawn(Random random, String odd) {
    int[] characters = odd.codePoints().toArray();
    StringBuilder name = new StringBuilder("n");
    for (int i = 0; i < 12; i++) {
      name.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return name.append("z").toString();
  }
}
