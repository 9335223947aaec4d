package io.dbmodernizer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepException;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.h2.jdbc.JdbcConnection;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@SuppressWarnings("NullAway.Init") // set before each test
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SqlPoolsTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final int LIMIT = 3;
  private static final String PASSWORD = "Pool-Pass-4711";

  private final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("DB", PASSWORD));
  private final AtomicInteger resolved = new AtomicInteger();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong elapsed = new AtomicLong();
  private final List<Connection> keepers = new ArrayList<>();
  private Server server;
  private SqlConnections connections;
  private SqlPools pools;

  @BeforeEach
  void start() throws SQLException {
    server = Server.createTcpServer("-tcpPort", "0").start();
    connections = connections();
    pools = pools(Duration.ofSeconds(60));
  }

  @AfterEach
  void stop() throws SQLException {
    pools.close();
    for (Connection keeper : keepers) {
      keeper.close();
    }
    server.stop();
  }

  @SuppressWarnings("NullAway") // no test refers to a key vault
  private SqlConnections connections() {
    SecretResolver resolver =
        new SecretResolver(
            name -> {
              resolved.incrementAndGet();
              return secrets.get(name);
            },
            null);
    return new SqlConnections(
        new SqlProperties("jdbc:h2:mem:a", "jdbc:h2:mem:a", TIME, TIME, TIME), resolver);
  }

  private SqlPools pools(Duration wait) {
    return new SqlPools(
        connections,
        new SqlPoolProperties(LIMIT, LIMIT, Duration.ofSeconds(60), wait),
        meters,
        () -> System.nanoTime() + elapsed.get());
  }

  /** Creates a database on the server, and a connection that keeps it. */
  private SqlEndpoint database() throws SQLException {
    String name = "pool" + DATABASES.incrementAndGet();
    keepers.add(DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", PASSWORD));
    return new SqlEndpoint(
        SqlSide.SOURCE,
        "127.0.0.1",
        server.getPort(),
        name,
        "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:" + name,
        "sa",
        "env:DB");
  }

  private Connection keeper(int database) {
    return keepers.get(database);
  }

  private static int number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int id(SqlSession session) {
    return session.call(connection -> number(connection, "CALL SESSION_ID()"));
  }

  private int idOfABorrowedSession(SqlEndpoint endpoint) {
    try (SqlSession session = pools.borrow(endpoint)) {
      return id(session);
    }
  }

  /** Counts the pooled sessions as the server sees them. */
  private int openSessions(int database) throws SQLException {
    return number(keeper(database), "SELECT COUNT(*) - 1 FROM INFORMATION_SCHEMA.SESSIONS");
  }

  @Test
  void sessionIsUsedAgain() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();

    // When
    int first = idOfABorrowedSession(endpoint);
    int second = idOfABorrowedSession(endpoint);

    // Then
    assertThat(second).isEqualTo(first);
    assertThat(resolved).hasValue(1);
    assertThat(openSessions(0)).isEqualTo(1);
  }

  @Test
  void noMoreSessionsThanTheLimitAreOpenAtAServer() throws Exception {
    // Given
    List<SqlEndpoint> endpoints = List.of(database(), database(), database());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    AtomicInteger most = new AtomicInteger();

    // When
    List<Future<?>> copies = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      int offset = thread;
      copies.add(
          threads.submit(
              () -> {
                for (int chunk = 0; chunk < 12; chunk++) {
                  try (SqlSession session = pools.borrow(endpoints.get((offset + chunk) % 3))) {
                    assertThat(id(session)).isPositive();
                    int open = 0;
                    for (int database = 0; database < 3; database++) {
                      synchronized (keepers) {
                        open += openSessions(database);
                      }
                    }
                    most.accumulateAndGet(open, Math::max);
                  }
                }
                return null;
              }));
    }
    for (Future<?> copy : copies) {
      copy.get();
    }
    threads.shutdown();

    // Then
    assertThat(most.get()).isPositive().isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void idleSessionsOfOneDatabaseMakeRoomForAnother() throws SQLException {
    // Given
    SqlEndpoint first = database();
    SqlEndpoint second = database();
    List<SqlSession> idle = new ArrayList<>();
    for (int session = 0; session < LIMIT; session++) {
      idle.add(pools.borrow(first));
    }
    idle.forEach(SqlSession::close);
    assertThat(openSessions(0)).isEqualTo(LIMIT);

    // When
    try (SqlSession session = pools.borrow(second)) {
      // Then
      assertThat(id(session)).isPositive();
      assertThat(openSessions(1)).isEqualTo(1);
      await().untilAsserted(() -> assertThat(openSessions(0)).isLessThan(LIMIT));
    }
  }

  @Test
  void waitForASessionEndsWithTheSettingThatLimitsThem() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    pools.close();
    pools = pools(Duration.ofSeconds(1));
    List<SqlSession> taken = new ArrayList<>();
    for (int session = 0; session < LIMIT; session++) {
      taken.add(pools.borrow(endpoint));
    }

    // When / Then
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> pools.borrow(endpoint))
        .satisfies(
            e -> {
              assertThat(e.failed().retryable()).isTrue();
              assertThat(e.failed().failure().getReason()).isEqualTo(Reason.THROTTLED);
              assertThat(e.failed().failure().getRemedy())
                  .contains("dbmodernizer.sql.pool.source-sessions");
            });
    taken.get(0).close();
    assertThat(idOfABorrowedSession(endpoint)).isPositive();
    taken.forEach(SqlSession::close);
  }

  @Test
  void sessionComesBackCleanWhateverItsWorkHasSet() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    run(keeper(0), "CREATE TABLE t(id INT)");
    int used;
    try (SqlSession session = pools.borrow(endpoint)) {
      used = id(session);
      session.call(
          connection -> {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            run(connection, "INSERT INTO t VALUES (1)");
            return true;
          });
    }

    // When
    try (SqlSession session = pools.borrow(endpoint)) {
      // Then
      assertThat(id(session)).isEqualTo(used);
      assertThat(session.call(Connection::getAutoCommit)).isTrue();
      assertThat(session.call(Connection::getTransactionIsolation))
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      assertThat(number(keeper(0), "SELECT COUNT(*) FROM t")).isZero();
    }
  }

  @Test
  void sessionWhoseWorkHasFailedIsClosed() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    int failed;
    try (SqlSession session = pools.borrow(endpoint)) {
      failed = id(session);
      assertThatExceptionOfType(StepException.class)
          .isThrownBy(
              () -> session.call(connection -> number(connection, "SELECT * FROM nowhere")));
    }

    // When
    int next = idOfABorrowedSession(endpoint);

    // Then
    assertThat(next).isNotEqualTo(failed);
    await().untilAsserted(() -> assertThat(openSessions(0)).isEqualTo(1));
  }

  @Test
  void connectionOfTheDriverCanBeReached() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();

    // When
    try (SqlSession session = pools.borrow(endpoint)) {
      boolean wrapped = session.call(connection -> connection.isWrapperFor(JdbcConnection.class));
      JdbcConnection driver = session.call(connection -> connection.unwrap(JdbcConnection.class));

      // Then
      assertThat(wrapped).isTrue();
      assertThat(driver.isClosed()).isFalse();
    }
  }

  @Test
  void theLimitOfADatabaseIsLoweredAndRaisedWhileItsSessionsAreUsed() throws Exception {
    // Given
    SqlEndpoint endpoint = database();
    List<SqlSession> taken = new ArrayList<>();
    for (int session = 0; session < LIMIT; session++) {
      taken.add(pools.borrow(endpoint));
    }

    // When
    pools.limit(endpoint, "m-1", 1);

    // Then: those in use stay, and are closed when they are given back
    assertThat(taken.stream().map(SqlPoolsTest::id).distinct()).hasSize(LIMIT);
    taken.forEach(SqlSession::close);
    await().atMost(TIME).until(() -> openSessions(0) <= 1);

    // When
    SqlSession only = pools.borrow(endpoint);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Integer> second = thread.submit(() -> idOfABorrowedSession(endpoint));
    await().atMost(TIME).until(() -> gauge("active"), active -> active == 2);
    assertThat(openSessions(0)).isEqualTo(1);
    assertThat(second.isDone()).isFalse();
    pools.limit(endpoint, "m-1", 2);

    // Then
    assertThat(second.get(60, TimeUnit.SECONDS)).isNotEqualTo(id(only));
    only.close();
    thread.shutdown();
  }

  @Test
  void usersOfADatabaseHaveTheSessionsThatTheyNeedTogether() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    assertThat(idOfABorrowedSession(endpoint)).isPositive();
    pools.limit(endpoint, "m-1", 1);
    pools.limit(endpoint, "m-2", 1);

    // When
    SqlSession first = pools.borrow(endpoint);
    SqlSession second = pools.borrow(endpoint);
    pools.limit(endpoint, "m-2", 0);
    SqlSession third = pools.borrow(endpoint);

    // Then
    assertThat(Stream.of(first, second, third).map(SqlPoolsTest::id).distinct()).hasSize(3);
    List.of(first, second, third).forEach(SqlSession::close);
    assertThatIllegalArgumentException().isThrownBy(() -> pools.limit(endpoint, "m-1", -1));
  }

  @Test
  void metersCountTheSessionsOfAServerAndNameNeitherDatabaseNorLogin() throws Exception {
    // Given
    SqlEndpoint endpoint = database();
    assertThat(idOfABorrowedSession(endpoint)).isPositive();
    assertThat(gauge("idle")).isEqualTo(1);
    assertThat(gauge("active")).isZero();
    assertThat(gauge("most")).isEqualTo(LIMIT);

    // When
    List<SqlSession> taken = new ArrayList<>();
    for (int session = 0; session < LIMIT; session++) {
      taken.add(pools.borrow(endpoint));
    }
    ExecutorService thread = Executors.newSingleThreadExecutor();
    Future<Integer> oneMore = thread.submit(() -> idOfABorrowedSession(endpoint));

    // Then
    await().atMost(TIME).until(() -> gauge("waiting"), waiting -> waiting == 1);
    assertThat(gauge("active")).isEqualTo(LIMIT);
    assertThat(gauge("idle")).isZero();
    assertThat(meters.getMeters())
        .flatExtracting(meter -> meter.getId().getTags())
        .extracting(Tag::getValue)
        .containsOnly("source", "127.0.0.1:" + server.getPort());

    // When
    taken.forEach(SqlSession::close);
    assertThat(oneMore.get(60, TimeUnit.SECONDS)).isPositive();
    thread.shutdown();
    pools.close();

    // Then
    assertThat(meters.getMeters()).isEmpty();
  }

  private double gauge(String name) {
    return meters.get("dbmodernizer.sql.pool." + name).gauge().value();
  }

  @Test
  void closingASessionTwiceGivesItBackOnce() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    SqlSession first = pools.borrow(endpoint);
    first.close();
    List<SqlSession> taken = new ArrayList<>();
    for (int session = 0; session < LIMIT; session++) {
      taken.add(pools.borrow(endpoint));
    }

    // When
    first.close();

    // Then
    assertThat(taken.stream().map(SqlPoolsTest::id).distinct()).hasSize(LIMIT);
    taken.forEach(SqlSession::close);
  }

  @Test
  void serverThatIsGoneForAWhileIsUsedAgain() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    assertThat(idOfABorrowedSession(endpoint)).isPositive();
    int port = server.getPort();
    SqlSession inUse = pools.borrow(endpoint);
    server.stop();

    // When / Then
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> id(inUse))
        .satisfies(
            e -> assertThat(e.failed().failure().getReason()).isEqualTo(Reason.SOURCE_UNREACHABLE));
    inUse.close();
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> pools.borrow(endpoint))
        .satisfies(
            e -> assertThat(e.failed().failure().getReason()).isEqualTo(Reason.SOURCE_UNREACHABLE));

    // When
    server = Server.createTcpServer("-tcpPort", Integer.toString(port)).start();

    // Then
    await()
        .ignoreExceptionsInstanceOf(StepException.class)
        .untilAsserted(() -> assertThat(idOfABorrowedSession(endpoint)).isPositive());
  }

  @Test
  void sessionThatTheServerHasEndedIsNotHandedOut() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    int ended = idOfABorrowedSession(endpoint);
    assertThat(number(keeper(0), "SELECT ABORT_SESSION(" + ended + ")")).isEqualTo(1);

    // When
    await()
        .ignoreExceptionsInstanceOf(StepException.class)
        .untilAsserted(() -> assertThat(idOfABorrowedSession(endpoint)).isPositive());

    // Then
    assertThat(openSessions(0)).isEqualTo(1);
  }

  @Test
  void newPasswordIsUsedForTheNextSession() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    try (SqlSession old = pools.borrow(endpoint)) {
      run(keeper(0), "ALTER USER sa SET PASSWORD 'rotated'");
      secrets.put("DB", "rotated");

      // When
      try (SqlSession fresh = pools.borrow(endpoint)) {
        // Then
        assertThat(id(fresh)).isNotEqualTo(id(old));
      }
    }
  }

  @Test
  void wrongPasswordIsTriedOnceAndReported() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    secrets.put("DB", "wrong");

    // When / Then
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> pools.borrow(endpoint))
        .satisfies(
            e ->
                assertThat(e.failed().failure().getReason()).isEqualTo(Reason.SOURCE_LOGIN_FAILED));
    assertThat(resolved).hasValue(1);
  }

  @Test
  void missingSecretIsReportedAsSuch() throws SQLException {
    // Given
    SqlEndpoint endpoint = database();
    secrets.clear();

    // When / Then
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> pools.borrow(endpoint))
        .satisfies(
            e ->
                assertThat(e.failed().failure().getReason()).isEqualTo(Reason.SECRET_UNRESOLVABLE));
  }

  @Test
  void poolThatNobodyUsesIsClosed() throws SQLException {
    // Given
    SqlEndpoint unused = database();
    SqlEndpoint used = database();
    assertThat(idOfABorrowedSession(unused)).isPositive();
    try (SqlSession session = pools.borrow(used)) {
      // When
      elapsed.set(Duration.ofSeconds(61).toNanos());
      pools.closeUnused();

      // Then
      assertThat(pools.size()).isEqualTo(1);
      assertThat(openSessions(0)).isZero();
      assertThat(id(session)).isPositive();
    }
    assertThat(idOfABorrowedSession(unused)).isPositive();
  }

  @Test
  void logOfThePoolHasNoPassword() throws SQLException {
    // Given
    Logger log = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari");
    ListAppender<ILoggingEvent> written = new ListAppender<>();
    Level before = log.getLevel();
    log.setLevel(Level.TRACE);
    log.addAppender(written);
    written.start();

    // When
    try {
      assertThat(idOfABorrowedSession(database())).isPositive();
      pools.close();
    } finally {
      log.detachAppender(written);
      log.setLevel(before);
    }

    // Then
    assertThat(List.copyOf(written.list))
        .hasSizeGreaterThan(10)
        .allSatisfy(
            event -> assertThat(event.getFormattedMessage()).doesNotContain(PASSWORD, "4711"));
  }
}
