package io.dbmodernizer.systemtests.wholemigration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.emulator.EmulatorOptions;
import io.dbmodernizer.emulator.integration.SqlAddress;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.TargetRemoved;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every name that the rules accept works in the request, in every service, in ids and URLs, in the
 * emulator and in the teardown.
 */
class OddNamesIT {
  /** Characters besides letters and digits in the name of a database. */
  private static final String OF_DATABASES = " #{}=+~!@$^()[]'`,_.-|\"éßЖ日😀";

  private static final String OF_GROUPS = "_.-()éßЖ日";
  private static final String OF_RULES = " #{}=+~!@$^()[]'`,_-|éßЖ日";

  /** The same without the characters that have a meaning in the URLs of H2. */
  private static final String OF_SOURCES = " #{}=+!@$^()[]'`,%&_-|éßЖ日😀";

  /** Azure's migration service copies no table with another character. */
  private static final String OF_TABLES = " #{}=+~!@$^()[]'`,;%&?*<>/\\:._-|\"";

  private static final String OF_HOSTS = "abcXYZ019..--__:[]%/\\@ é";
  private static final String OF_NAMES = "abXY01. _-()#{}=+~!@$^[]'`,;|\"%&<>*?/\\:\tüßЖ日😀";
  private static final int DRAWN_NAMES = 60;
  private static final int DRAWN_HOSTS = 2000;

  @TempDir static Path folder;

  private static VirtualPlatform platform;
  private static MigrationRequests requests;

  @BeforeAll
  static void start() throws Exception {
    platform = new VirtualPlatform(folder, EmulatorOptions.defaults());
    requests = new MigrationRequests(platform);
  }

  @AfterAll
  static void stop() throws IOException {
    platform.close();
  }

  @Test
  void spaceHashBracesAndEqualsSignsWorkEverywhere() throws Exception {
    migrateAndTearDown(
        "odd-0",
        new Names(
            "Sales #1 {2024} a=b+c",
            "rg-größe_(1)",
            "office #1 {x}=y",
            "@sales @{item()} #1%2F&x=y",
            List.of("O'dd [table] #1; {x}=%", "@table @{x}")));
  }

  @Test
  void namesDrawnAtRandomWorkEverywhere() throws Exception {
    // The same names in every build; other seeds are tried by hand.
    long seed = Long.getLong("names.seed", 6_517_829_821_035L);
    System.out.println("names are drawn with -Dnames.seed=" + seed);
    Random random = new Random(seed);
    migrateAndTearDown(
        "odd-1",
        new Names(
            drawn(random, OF_DATABASES),
            drawn(random, OF_GROUPS),
            drawn(random, OF_RULES),
            drawn(random, OF_SOURCES),
            List.of(drawn(random, OF_TABLES), "@" + drawn(random, OF_TABLES))));
  }

  @Test
  void azureTakesWhatTheRulesAcceptAndRefusesWhatTheyRefuse() throws Exception {
    // Given
    long seed = Long.getLong("names.seed", 6_517_829_821_035L);
    System.out.println("names are drawn with -Dnames.seed=" + seed);
    Random random = new Random(seed);
    MigrationRequested request = requests.plain("judged", "judged");
    Map<NameJudge.Kind, Integer> refused = new EnumMap<>(NameJudge.Kind.class);
    Map<NameJudge.Kind, Integer> accepted = new EnumMap<>(NameJudge.Kind.class);
    List<String> disagreements = new ArrayList<>();

    // When
    try (NameJudge azure = new NameJudge()) {
      for (int i = 0; i < DRAWN_NAMES; i++) {
        String name = wild(random);
        for (NameJudge.Kind kind : NameJudge.Kind.values()) {
          boolean byRules = kind.violations(request, name).isEmpty();
          boolean byAzure = azure.accepts(kind, name);
          (byRules ? accepted : refused).merge(kind, 1, Integer::sum);
          if (byRules != byAzure) {
            disagreements.add(kind + " '" + name + "': rules " + byRules + ", Azure " + byAzure);
          }
        }
      }
    }

    // Then
    System.out.println("accepted " + accepted + ", refused " + refused);
    assertThat(disagreements).isEmpty();
    assertThat(accepted).containsOnlyKeys(NameJudge.Kind.values());
    assertThat(refused).containsOnlyKeys(NameJudge.Kind.values());
  }

  @Test
  void everyHostThatTheRulesAcceptReachesAzureAndTheDriverAsItIs() throws Exception {
    // Given
    Random random = new Random(Long.getLong("names.seed", 6_517_829_821_035L));
    MigrationRequested request = requests.plain("hosts", "hosts");
    int accepted = 0;
    int refused = 0;

    // When, Then
    for (int i = 0; i < DRAWN_HOSTS; i++) {
      String host = drawn(random, OF_HOSTS).substring(1, 1 + random.nextInt(12));
      request.getSource().setHost(host);
      boolean valid =
          RequestRules.check(request).stream()
              .noneMatch(violation -> violation.getField().equals("source.host"));
      if (valid) {
        accepted++;
        assertThat(SqlAddress.parse(host + ",1433")).isEqualTo(new SqlAddress(host, 1433));
        assertThat(URI.create("jdbc://" + host + ":1433").getAuthority()).isEqualTo(host + ":1433");
      } else {
        refused++;
      }
    }
    assertThat(accepted).as("accepted").isGreaterThan(DRAWN_HOSTS / 20);
    assertThat(refused).as("refused").isGreaterThan(DRAWN_HOSTS / 20);
  }

  /**
   * Names of one migration.
   *
   * @param database the target database
   * @param group the resource group
   * @param rule the firewall rule and the action group
   * @param source the source database
   * @param tables two tables of it
   */
  private record Names(
      String database, String group, String rule, String source, List<String> tables) {}

  private static void migrateAndTearDown(String id, Names names) throws Exception {
    // Given
    System.out.println(names);
    String database = names.database();
    String group = names.group();
    String rule = names.rule();
    SourceDatabase source = platform.createSource(names.source());
    for (String table : names.tables()) {
      source.execute(
          "CREATE TABLE \"Shop\".\"%s\" (\"a b\" INT NOT NULL PRIMARY KEY, \"é#\" NVARCHAR(10))"
              .formatted(table.replace("\"", "\"\"")),
          "INSERT INTO \"Shop\".\"%s\" VALUES (1, 'x')".formatted(table.replace("\"", "\"\"")));
    }
    source.grantRead("Shop");
    MigrationRequested request = requests.hyperscale(id, names.source());
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
    SortedMap<String, String> before = platform.emulator().resources();
    MigrationRun migration = platform.newMigration();

    // When
    List<MigrationLifecycle.GivenUp> failures = MigrationLifecycle.complete(migration, request);
    boolean exists =
        platform.emulator().resourceIds().stream()
            .anyMatch(each -> each.endsWith("/databases/" + database));
    MigrationLifecycle.tearDown(migration, id);

    // Then
    assertThat(RequestRules.check(request)).isEmpty();
    assertThat(failures).isEmpty();
    assertThat(exists).isTrue();
    assertThat(migration.events(MigrationCompleted.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getTableTotals().getTables()).isEqualTo(4);
              assertThat(event.getTableTotals().getMatched()).isEqualTo(4);
            });
    assertThat(migration.events(TargetRemoved.class))
        .singleElement()
        .satisfies(removed -> assertThat(removed.getKept()).isEmpty());
    EmulatorContents.assertSame(platform.emulator().resources(), before);
  }

  /** Anything of any length up to eight, most of it harmless, so that some names are accepted. */
  private static String wild(Random random) {
    int[] characters = OF_NAMES.codePoints().toArray();
    int length = 1 + random.nextInt(8);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < length; i++) {
      name.appendCodePoint(
          random.nextInt(4) == 0
              ? characters[random.nextInt(characters.length)]
              : 'a' + random.nextInt(26));
    }
    return name.toString();
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
