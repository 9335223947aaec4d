package io.dbmodernizer.monitoring.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.monitoring.api.page.Page;
import io.dbmodernizer.monitoring.api.page.PageRequest;
import io.dbmodernizer.monitoring.api.page.Sort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/** Lists of 10,000 migrations. */
class FleetListTest {
  private static final int FLEET = 10_000;
  private static ApiRig rig;

  @BeforeAll
  static void fill() {
    rig = new ApiRig();
    for (int i = 0; i < FLEET; i++) {
      rig.put(Snapshot.of(i));
    }
  }

  @Test
  void aPageOf200IsSmallerThan100Kilobytes() {
    // When
    Page<MigrationItem> page = page("-requestedAt", 200, null, filter(null, null, null));
    byte[] json = JsonMapper.shared().writeValueAsString(page).getBytes(StandardCharsets.UTF_8);

    // Then
    assertThat(page.items()).hasSize(200);
    assertThat(json).hasSizeLessThan(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "requestedAt",
        "-requestedAt",
        "updatedAt",
        "-updatedAt",
        "state",
        "-state",
        "percent",
        "-percent",
        "migrationId",
        "-migrationId"
      })
  void pagesTogetherAreTheWholeListInOrder(String sort) {
    // When
    List<MigrationItem> all = new ArrayList<>();
    String cursor = null;
    do {
      Page<MigrationItem> page = page(sort, 199, cursor, filter(null, null, null));
      assertThat(page.total()).isEqualTo(FLEET);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);

    // Then
    assertThat(new HashSet<>(ApiRig.ids(all))).hasSize(FLEET);
    Comparator<MigrationItem> order = order(sort.replace("-", ""));
    assertThat(all)
        .hasSize(FLEET)
        .isSortedAccordingTo(sort.startsWith("-") ? order.reversed() : order);
  }

  @Test
  void filtersCombine() {
    // Given
    Predicate<MigrationEntry> failedOrWaiting =
        filter(List.of(MigrationState.FAILED, MigrationState.WAITING), null, null);
    Predicate<MigrationEntry> onOneServer =
        MigrationFilter.of(
            List.of(MigrationState.FAILED), null, null, "SQL-003.corp.example", null, null);

    // When
    Page<MigrationItem> two = page("migrationId", 200, null, failedOrWaiting);
    Page<MigrationItem> one = page("migrationId", 200, null, onOneServer);

    // Then
    assertThat(two.total()).isEqualTo(FLEET / 2);
    assertThat(two.items())
        .allMatch(
            item ->
                item.state() == MigrationState.FAILED || item.state() == MigrationState.WAITING);
    assertThat(one.total()).isEqualTo(100);
    assertThat(one.next()).isNull();
    assertThat(one.items())
        .hasSize(100)
        .allMatch(item -> item.source().startsWith("sql-003.corp.example:"));
  }

  @Test
  void aMigrationHasAllLabels() {
    assertThat(total(MigrationFilter.labelled(List.of("wave:3")))).isEqualTo(FLEET / 5);
    assertThat(total(MigrationFilter.labelled(List.of("wave:3", "wave:4")))).isZero();
    assertThat(total(MigrationFilter.labelled(List.of("team:3")))).isZero();
    assertThat(total(MigrationFilter.labelled(null))).isEqualTo(FLEET);
  }

  @Test
  void aServerIsThatOfTheSourceOrOfTheTarget() {
    assertThat(total(MigrationFilter.of(null, null, null, "sql-003.corp.example:1433", null, null)))
        .isEqualTo(100);
    assertThat(total(MigrationFilter.of(null, null, null, "sql-sales-003", null, null)))
        .isEqualTo(1000);
    assertThat(total(MigrationFilter.of(null, null, null, "sql-sales", null, null))).isZero();
  }

  @Test
  void aTextIsPartOfIdRequesterPurposeSourceOrTargetInAnyCase() {
    assertThat(total(text("FLEET-2026-00042"))).isEqualTo(1);
    assertThat(total(text("team-3"))).isEqualTo(1429);
    assertThat(total(text("OLD data centre"))).isEqualTo(FLEET);
    assertThat(total(text("sql-017.corp"))).isEqualTo(100);
    assertThat(total(text("sql-sales-007/sales"))).isEqualTo(1000);
    assertThat(total(text("integration runtime"))).isZero();
  }

  @Test
  void aStageIsTheOneThatMattersOrTheOneInAState() {
    assertThat(total(filter(null, "migration", null))).isEqualTo(FLEET / 4 * 3);
    assertThat(total(filter(null, "migration", ProgressState.FAILED))).isEqualTo(FLEET / 4);
    assertThat(total(filter(null, "backup", ProgressState.DONE))).isEqualTo(FLEET);
    assertThat(total(filter(null, "backup", ProgressState.FAILED))).isZero();
  }

  @Test
  void failedAndWaitingMigrationsNeedAttention() {
    assertThat(total(MigrationFilter.of(null, null, null, null, null, true))).isEqualTo(FLEET / 2);
    assertThat(total(MigrationFilter.of(null, null, null, null, null, false))).isEqualTo(FLEET / 2);
  }

  @Test
  void theNextPageIsNotShiftedByMigrationsThatComeAndGo() {
    // Given
    ApiRig changing = new ApiRig();
    for (int i = 10; i < 20; i++) {
      changing.put(Snapshot.of(i));
    }
    Page<MigrationItem> first = page(changing, "-requestedAt", 3, null);

    // When
    changing.put(Snapshot.of(99));
    changing.view.remove(ApiRig.ids(first.items()).get(2));
    Page<MigrationItem> second = page(changing, "-requestedAt", 3, first.next());

    // Then
    assertThat(ApiRig.ids(first.items()))
        .containsExactly(
            "sales-fleet-2026-00019", "sales-fleet-2026-00018", "sales-fleet-2026-00017");
    assertThat(ApiRig.ids(second.items()))
        .containsExactly(
            "sales-fleet-2026-00016", "sales-fleet-2026-00015", "sales-fleet-2026-00014");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "abc", "AAAA", "LXJlcXVlc3RlZEF0", "gICAgA"})
  void aCursorThatIsNoneIsRefused(String cursor) {
    assertThatThrownBy(() -> page("-requestedAt", 10, cursor, entry -> true))
        .isInstanceOf(ErrorResponseException.class)
        .hasMessageContaining("cursor is '" + cursor + "'");
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    // Given
    String cursor = page("percent", 10, null, entry -> true).next();

    // Then
    assertThatThrownBy(() -> page("-percent", 10, cursor, entry -> true))
        .isInstanceOf(ErrorResponseException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 201, Integer.MAX_VALUE})
  void aPageOutOfRangeIsRefused(int limit) {
    assertThatThrownBy(() -> page("percent", limit, null, entry -> true))
        .isInstanceOf(ErrorResponseException.class)
        .hasMessageContaining("1 to 200");
  }

  @Test
  void aStateOfNoStageAndAnUnknownStageAreRefused() {
    assertThatThrownBy(() -> filter(null, null, ProgressState.DONE))
        .hasMessageContaining("together with 'stage'");
    assertThatThrownBy(() -> filter(null, "copy", null)).hasMessageContaining("provisioner");
    assertThatThrownBy(() -> filter(List.of(MigrationState.UNSPECIFIED), null, null))
        .hasMessageContaining("REQUESTED");
  }

  private static Predicate<MigrationEntry> text(String q) {
    return MigrationFilter.of(null, null, null, null, q, null);
  }

  private static Predicate<MigrationEntry> filter(
      @Nullable List<MigrationState> states,
      @Nullable String stage,
      @Nullable ProgressState stageState) {
    return MigrationFilter.of(states, stage, stageState, null, null, null);
  }

  private static int total(Predicate<MigrationEntry> wanted) {
    return page("migrationId", 1, null, wanted).total();
  }

  private static Page<MigrationItem> page(
      String sort, int limit, @Nullable String cursor, Predicate<MigrationEntry> wanted) {
    Sort order = MigrationOrder.parse(sort);
    return Page.of(
        rig.index.sorted(MigrationOrder.of(order)),
        PageRequest.of(order, limit, cursor),
        wanted,
        MigrationEntry::item);
  }

  private static Page<MigrationItem> page(
      ApiRig rig, String sort, int limit, @Nullable String cursor) {
    Sort order = MigrationOrder.parse(sort);
    return Page.of(
        rig.index.sorted(MigrationOrder.of(order)),
        PageRequest.of(order, limit, cursor),
        entry -> true,
        MigrationEntry::item);
  }

  private static Comparator<MigrationItem> order(String field) {
    Comparator<MigrationItem> byId = Comparator.comparing(MigrationItem::migrationId);
    return switch (field) {
      case "requestedAt" ->
          Comparator.<MigrationItem, java.time.Instant>comparing(
                  item -> ApiRig.notNull(item.requestedAt()))
              .thenComparing(byId);
      case "updatedAt" -> Comparator.comparing(MigrationItem::updatedAt).thenComparing(byId);
      case "state" -> Comparator.comparing(MigrationItem::state).thenComparing(byId);
      case "percent" -> Comparator.comparingInt(MigrationItem::percent).thenComparing(byId);
      default -> byId;
    };
  }
}
