package io.dbmodernizer.monitoring.api.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.monitoring.api.ApiRig;
import io.dbmodernizer.monitoring.api.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

class StreamHubTest {
  private static final Pattern EVENT = Pattern.compile("event: (\\w+)\n");
  private static final Pattern ID = Pattern.compile("id: (\\S+)\n");
  private static final String FIRST = "sales-fleet-2026-00001";
  private static final String SECOND = "sales-fleet-2026-00002";

  private final ApiRig rig = new ApiRig(Snapshot.of(1), Snapshot.of(2));
  private long now;
  private final StreamHub hub = hub(3);

  @Test
  void aClientGetsTheSummaryFirstAndThenWhatChanges() {
    // Given
    Socket socket = connect(null, null);
    String first = socket.read();

    // When
    hub.round();
    socket.read();
    rig.put(Snapshot.of(FIRST, 1, MigrationState.COMPLETED));
    rig.view.remove(SECOND);
    pass(Duration.ofSeconds(1));
    hub.round();
    String next = socket.read();
    hub.round();

    // Then
    assertThat(first).startsWith("retry: ");
    assertThat(events(first)).containsExactly("summary");
    assertThat(events(next)).containsExactly("migration", "removed", "summary");
    assertThat(next).contains("\"state\":\"COMPLETED\"", "{\"migrationId\":\"" + SECOND + "\"}");
    assertThat(socket.read()).isEmpty();
  }

  @Test
  void aMigrationThatChangesOftenIsSentOnceInARound() {
    // Given
    Socket socket = connect(null, null);
    hub.round();
    socket.read();

    // When
    for (int i = 0; i < 50; i++) {
      rig.put(Snapshot.of(1));
    }
    hub.round();

    // Then
    assertThat(events(socket.read())).containsExactly("migration");
  }

  @Test
  void theSummaryIsSentOnceInASecondAtMost() {
    // Given
    Socket socket = connect(null, null);
    hub.round();
    socket.read();

    // When
    for (int i = 0; i < 9; i++) {
      rig.put(Snapshot.of(1));
      pass(Duration.ofMillis(100));
      hub.round();
    }
    String soon = socket.read();
    pass(Duration.ofMillis(100));
    hub.round();

    // Then
    assertThat(events(soon)).doesNotContain("summary").hasSize(9);
    assertThat(events(socket.read())).containsExactly("summary");
  }

  @Test
  void aClientOfOneMigrationGetsNothingElse() {
    // Given
    Socket socket = connect(FIRST, null);
    String first = socket.read();
    hub.round();

    // When
    rig.put(Snapshot.of(2));
    rig.put(Snapshot.of(1));
    pass(Duration.ofSeconds(1));
    hub.round();
    String changed = socket.read();
    rig.view.remove(SECOND);
    rig.view.remove(FIRST);
    hub.round();

    // Then
    assertThat(events(first)).containsExactly("migration");
    assertThat(events(changed).get(0)).isEqualTo("migration");
    assertThat(changed).contains(FIRST).doesNotContain(SECOND, "summary");
    assertThat(events(socket.read())).containsExactly("removed");
  }

  @Test
  void aClientThatComesBackGetsWhatItHasMissed() {
    // Given
    String last = ids(connect(null, null).read()).get(0);

    // When
    rig.put(Snapshot.of(2));
    rig.put(Snapshot.of(3));
    rig.view.remove(FIRST);
    String missed = connect(null, last).read();

    // Then
    assertThat(events(missed)).containsExactly("summary", "migration", "migration", "removed");
    assertThat(ids(missed)).doesNotContain(last);
    assertThat(events(connect(null, ids(missed).get(0)).read())).containsExactly("summary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"another-1", "EPOCH-999999", "EPOCH-x", "EPOCH--1", "nonsense", ""})
  void aClientWithAnIdOfSomethingElseIsToldToLoadEverything(String id) {
    // When
    String first = connect(null, id.replace("EPOCH", rig.index.epoch())).read();

    // Then
    assertThat(events(first)).containsExactly("reset", "summary");
  }

  @Test
  void aClientThatHasMissedVeryMuchIsToldToLoadEverything() {
    // Given
    String last = ids(connect(null, null).read()).get(0);

    // When
    for (int i = 0; i < 1001; i++) {
      rig.put(Snapshot.of(i));
    }

    // Then
    assertThat(events(connect(null, last).read())).containsExactly("reset", "summary");
  }

  @Test
  void aCommentKeepsTheConnectionOpen() {
    // Given
    Socket socket = connect(null, null);
    hub.round();
    socket.read();

    // When
    pass(Duration.ofSeconds(14));
    hub.round();
    String before = socket.read();
    pass(Duration.ofSeconds(1));
    hub.round();

    // Then
    assertThat(before).isEmpty();
    assertThat(socket.read()).isEqualTo(": heartbeat\n\n");
  }

  @Test
  void aClientTooManyIsToldWhenToComeBack() {
    // Given
    connect(null, null);
    connect(null, null);
    connect(FIRST, null);

    // Then
    assertThatThrownBy(() -> connect(null, null))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            e -> {
              assertThat(e.getStatusCode().value()).isEqualTo(503);
              assertThat(e.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("10");
            });
    assertThat(hub.size()).isEqualTo(3);
  }

  @Test
  void clientsThatAreSlowOrBrokenMakeRoom() {
    // Given
    Socket slow = connect(null, null);
    Socket broken = connect(null, null);
    slow.ready = false;
    broken.broken = true;

    // When
    for (int i = 0; i < 100; i++) {
      rig.put(Snapshot.of(i));
      hub.round();
    }

    // Then
    assertThat(hub.size()).isZero();
  }

  @Test
  void aHubThatStopsEndsItsClientsAndTakesNoMore() {
    // Given
    connect(null, null);

    // When
    hub.stop();

    // Then
    assertThat(hub.size()).isZero();
    assertThatThrownBy(() -> connect(null, null)).hasMessageContaining("the service stops");
  }

  private Socket connect(@Nullable String migrationId, @Nullable String lastEventId) {
    Socket socket = new Socket();
    hub.add(
        () -> {
          StreamClient client =
              new StreamClient(socket, migrationId, hub.pendingLimit(), hub::remove);
          client.onWritePossible();
          return client;
        },
        lastEventId);
    return socket;
  }

  private StreamHub hub(int maxClients) {
    return new StreamHub(
        rig.index,
        rig.summaries,
        JsonMapper.shared(),
        new StreamProperties(maxClients, DataSize.ofKilobytes(16), Duration.ofSeconds(15)),
        () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static List<String> events(String text) {
    return all(EVENT, text);
  }

  private static List<String> ids(String text) {
    return all(ID, text);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
