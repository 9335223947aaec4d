package io.dbmodernizer.systemtests.contract.example;

import io.dbmodernizer.azurecontract.spec.ApiVersion;
import io.dbmodernizer.azurecontract.spec.OperationFinder;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Creates what an example takes for granted: the resources that its path and its body name, with
 * their parents, each with the least body that is valid.
 */
public final class Prerequisites {

  /** The parts of a data factory, which name each other without an id. */
  private static final Map<String, String> FACTORY_PARTS =
      Map.of(
          "LinkedServiceReference", "linkedservices",
          "DatasetReference", "datasets",
          "PipelineReference", "pipelines",
          "IntegrationRuntimeReference", "integrationRuntimes");

  private static final Pattern FACTORY =
      Pattern.compile(".*/Microsoft.DataFactory/factories/[^/]+", Pattern.CASE_INSENSITIVE);

  private static final String MIGRATION = "microsoft.datamigration/databasemigrations";

  private final OperationFinder finder;
  private final MinimalBodies bodies;

  /**
   * @param finder finds the newest version of an operation
   */
  public Prerequisites(OperationFinder finder) throws IOException {
    this.finder = finder;
    this.bodies = MinimalBodies.load();
  }

  /** Says which resource could not be created. */
  public static final class PrerequisiteException extends Exception {

    private static final long serialVersionUID = 1L;

    PrerequisiteException(ResourceId id, Sandbox.Reply reply) {
      super(id + " could not be created before: " + reply);
    }
  }

  /**
   * Creates what an example needs; what it creates itself stays away.
   *
   * @throws PrerequisiteException if something is refused
   */
  public void create(Example example, Sandbox sandbox) throws IOException, PrerequisiteException {
    Creation creation = new Creation(sandbox, example);
    String path = example.path();
    boolean creates = example.operation().method().equals("PUT");
    List<String> prefixes = prefixes(path);
    for (String prefix : prefixes) {
      if (!(creates && prefix.equals(path))) {
        creation.ensure(prefix);
      }
    }
    creation.done.add(key(path));
    if (creates) {
      creation.ensureNeedsOf(new ResourceId(path));
    }
    creation.ensureNeedsOfExample();
    creation.ensureNamedIn(example.body());
    if (example.operation().method().equals("DELETE")) {
      // Nothing may be at work any more; a migration that waits gives up after eight hours.
      sandbox.letTimePass(Duration.ofHours(9));
    }
  }

  /**
   * The least body with which the resource of an example's path can be created. What it names is
   * created.
   *
   * @throws PrerequisiteException if something is refused
   */
  public JsonNode leastBody(Example example, Sandbox sandbox)
      throws IOException, PrerequisiteException {
    ResourceId id = new ResourceId(example.path());
    Creation creation = new Creation(sandbox, example);
    JsonNode body = bodies.body(id.type(), example.file(), creation.values(id));
    creation.done.add(key(example.path()));
    creation.ensureNamedIn(body);
    return body;
  }

  private static String location(Example example) {
    JsonNode body = example.body();
    String location = body == null ? "" : body.path("location").asString("");
    return location.isEmpty() || location.equalsIgnoreCase("global") ? "eastus" : location;
  }

  /** The migration that is meant; any if the example names none. */
  private static String operation(Example example) {
    JsonNode body = example.body();
    String named = body == null ? "" : body.path("migrationOperationId").asString("");
    return named.isEmpty() ? "9a90bb84-e70f-46f7-b0ae-1aef5b3b9f07" : named;
  }

  private static List<String> prefixes(String path) {
    List<String> prefixes = new ArrayList<>();
    for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
      prefixes.add(path.substring(0, slash));
    }
    prefixes.add(path);
    return prefixes;
  }

  private static String key(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  /** What is created for one example. */
  private final class Creation {

    private final Sandbox sandbox;
    private final Example example;
    private final String location;
    private final String operation;
    private final String factory;
    private final Set<String> done = new HashSet<>();

    Creation(Sandbox sandbox, Example example) {
      this.sandbox = sandbox;
      this.example = example;
      this.location = location(example);
      this.operation = operation(example);
      Matcher path = FACTORY.matcher(example.path());
      this.factory = path.lookingAt() ? path.group() : "";
    }

    /** Creates a resource and what it needs, unless it is no resource that can be created. */
    void ensure(String path) throws IOException, PrerequisiteException {
      if (!canBePut(path) || !done.add(key(path))) {
        return;
      }
      ResourceId id = new ResourceId(path);
      ResourceId parent = id.parent();
      if (parent != null) {
        ensure(parent.value());
      }
      ensureNeedsOf(id);
      JsonNode body = bodies.body(id.type(), example.file(), values(id));
      ensureNamedIn(body);
      Sandbox.Reply reply = sandbox.send("PUT", target(path), body);
      if (reply.refused()) {
        throw new PrerequisiteException(id, reply);
      }
      sandbox.letTimePass();
      if (id.type().equals(MIGRATION)) {
        awaitOutcome(target(path));
      }
    }

    /** Creates what a resource needs besides its parents. */
    void ensureNeedsOf(ResourceId id) throws IOException, PrerequisiteException {
      for (String need : bodies.needs(id.type(), values(id))) {
        ensure(need);
      }
    }

    /** Creates what this example alone needs. */
    void ensureNeedsOfExample() throws IOException, PrerequisiteException {
      if (bodies.hasNeeds(example.file())) {
        ResourceId id = new ResourceId(example.path());
        for (String need : bodies.needs(example.file(), values(id))) {
          ensure(need);
        }
      }
    }

    private Map<String, String> values(ResourceId id) {
      ResourceId parent = id.parent();
      return Map.of(
          "location",
          location,
          "name",
          id.name(),
          "operation",
          operation,
          "group",
          id.group().isEmpty() ? "" : id.groupId().value(),
          "parent",
          parent == null ? "" : parent.value());
    }

    /** Rows are copied in real time, however far the clock is moved. */
    private void awaitOutcome(String target) {
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .until(
              () ->
                  !sandbox
                      .send("GET", target, null)
                      .body()
                      .matches(".*\"(Creating|InProgress)\".*"));
    }

    /** Creates the resources whose ids stand in a body. */
    void ensureNamedIn(@Nullable JsonNode body) throws IOException, PrerequisiteException {
      if (body == null) {
        return;
      }
      if (body.isString() && body.asString().startsWith("/subscriptions/")) {
        for (String prefix : prefixes(body.asString())) {
          ensure(prefix);
        }
      }
      String collection = FACTORY_PARTS.get(body.path("type").asString(""));
      if (collection != null && !factory.isEmpty()) {
        ensure(factory + "/" + collection + "/" + body.path("referenceName").asString());
      }
      for (JsonNode child : body) {
        ensureNamedIn(child);
      }
    }

    private boolean canBePut(String path) {
      for (Route route : sandbox.emulator().operations()) {
        if (route.method().equals("PUT") && route.pattern().match(path) != null) {
          return true;
        }
      }
      return false;
    }

    private String target(String path) {
      String version =
          finder
              .find("PUT", path, new ApiVersion("2999-01-01"))
              .map(match -> match.operation().version().text())
              .orElse("2025-01-01");
      return Example.encodePath(path) + "?api-version=" + version;
    }
  }
}
