package io.dbmodernizer.systemtests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.BackupStorageRedundancy;
import io.dbmodernizer.events.EventMetadata;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.topics.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The programs for users publish a request and follow its migration, as they are written. */
@Tag("interop")
@ExtendWith(SharedPipeline.class)
class ExampleProgramsST {

  private static final String NO_BROKER = "127.0.0.1:9";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theRequestOfTheFileIsCarriedOutAndItsProgressPrinted(
      ExampleProgram program, Pipeline pipeline) throws Exception {
    // Given
    // With these ids a partitioner that is not Kafka's own would choose another partition.
    String id = "published-from-" + program.lowerCaseName();
    pipeline.createSource(id, 40);
    MigrationRequested request = pipeline.request(id, id);
    request.getTarget().getDatabase().setBackupStorageRedundancy(BackupStorageRedundancy.GEO);
    request.getTarget().setTags(Map.of("costCenter", "4711", "größe", "100 €"));
    request.getBackup().setWeeklyRetention("P4W");
    request.setLabels(Map.of("wave", "3"));

    // When
    ProgramRun run = run(program, pipeline, RequestDocument.writeShort(request));

    // Then
    assertThat(run.exit()).as(run.text()).isZero();
    List<String> lines = run.text().lines().toList();
    assertThat(lines).first().isEqualTo("published " + id + " to modernization.requests");
    assertThat(lines.subList(1, lines.size()))
        .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d  \\S.*"))
        .anyMatch(line -> line.matches(".{8}  provisioner  RUNNING"))
        .anyMatch(line -> line.matches(".{8}  provisioner  DONE"))
        .anyMatch(line -> line.matches(".{8}  migration    DONE"));
    assertThat(lines)
        .last()
        .asString()
        .endsWith("  " + id + " COMPLETED  1 of 1 tables are equal, 40 rows");
    pipeline.awaitState(id, MigrationState.COMPLETED);
    assertThat(published(pipeline, id)).isEqualTo(withoutMetadata(request));
    assertThat(partitions(pipeline, id)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void itsPageSaysHowToRunIt(ExampleProgram program) throws Exception {
    assertThat(Path.of("..").resolve(program.script())).exists();
    assertThat(Files.readString(Path.of("..").resolve(page(program))))
        .contains(
            "\nexport MODERNIZE_BOOTSTRAP_SERVERS=127.0.0.1:PORT\n",
            "\nexport MODERNIZE_REGISTRY=http://127.0.0.1:PORT/apis/ccompat/v7\n",
            "\n%s %s request.json\n".formatted(program.interpreter(), program.script()));
  }

  @ParameterizedTest
  @EnumSource
  void aRequestThatTheServicesRefuseIsToldWithItsRemedy(ExampleProgram program, Pipeline pipeline)
      throws Exception {
    // Given
    String id = "refused-from-" + program.lowerCaseName();
    MigrationRequested request = pipeline.request(id, "NoDatabase");
    request.getTarget().getAzure().setRegion("");

    // When
    ProgramRun run = run(program, pipeline, RequestDocument.writeShort(request));

    // Then
    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    MigrationStatus status = pipeline.awaitState(id, MigrationState.FAILED);
    assertThat(run.text()).contains("INVALID_REQUEST: ").contains(remedy(status));
    assertThat(run.lastLine()).contains(id + " FAILED");
  }

  @ParameterizedTest
  @EnumSource
  void anotherRequestUnderAKnownIdIsRefused(ExampleProgram program, Pipeline pipeline)
      throws Exception {
    // Given
    String id = "known-to-" + program.lowerCaseName();
    MigrationRequested request = pipeline.request(id, "NoDatabase");
    request.getTarget().getAzure().setRegion("");
    pipeline.producer().publish(request);
    // The alert makes the last snapshot, which the program must not take for its own.
    pipeline.awaitStatus(id, "alert of " + id, status -> !status.getAlerts().isEmpty());
    request.setPurpose("something else");

    // When
    ProgramRun run = run(program, pipeline, RequestDocument.writeShort(request));

    // Then
    assertThat(run.exit()).as(run.text()).isEqualTo(1);
    assertThat(run.lastLine()).contains(id + " REFUSED  CONFLICTING_REQUEST: ");
  }

  @ParameterizedTest
  @EnumSource
  void wrongInputIsToldInOneLine(ExampleProgram program, Pipeline pipeline) throws Exception {
    // Given
    String id = "wrong-from-" + program.lowerCaseName();
    String right = RequestDocument.writeShort(pipeline.request(id, "NoDatabase"));

    // When, Then
    assertRefused(
        run(program, pipeline, right.replace("\"database\"", "\"databse\"")),
        "source.databse is not a field of a request; accepted here: host, port, database");
    assertRefused(
        run(program, pipeline, right.replace("\"login\" : \"reader\"", "\"login\" : 5")),
        "source.login is 5; accepted: string");
    assertRefused(
        run(
            program,
            pipeline,
            "{\"migrationId\": \"" + id + "\", \"migration\": {\"engine\": \"FAST\"}}"),
        "migration.engine is \"FAST\"; accepted: ",
        "DIRECT");
    assertRefused(run(program, pipeline, "{}"), "request.json has no migrationId");
    assertRefused(run(program, pipeline, "- not JSON"), "request.json cannot be read as JSON");
    assertRefused(
        run(program, pipeline, right, "--bootstrap-servers", NO_BROKER),
        "Kafka at " + NO_BROKER,
        "check --bootstrap-servers");
    assertRefused(
        run(program, pipeline, right, "--registry", "http://127.0.0.1:65000/api"),
        "no schema registry answers at http://127.0.0.1:65000/api",
        "check --registry");
    assertRefused(
        run(program, pipeline, right, "--registry", pipeline.platform().addresses().apiUrl()),
        "the schema registry answers ",
        "check --registry");
    assertThat(pipeline.events().of(id)).isEmpty();
  }

  private static String page(ExampleProgram program) {
    return switch (program) {
      case PYTHON -> "examples/python/README.md";
      case NODE -> "examples/node/README.md";
    };
  }

  private static void assertRefused(ProgramRun run, String... parts) {
    assertThat(run.exit()).as(run.text()).isEqualTo(2);
    assertThat(run.text().lines()).as(run.text()).hasSize(1);
    assertThat(run.text()).contains(parts);
  }

  private ProgramRun run(
      ExampleProgram program, Pipeline pipeline, String request, String... options)
      throws IOException, InterruptedException {
    Path file = folder.resolve("request.json");
    Files.writeString(file, request);
    List<String> command = new ArrayList<>(program.command());
    command.add(file.toString());
    command.addAll(List.of(options));
    return ProgramRun.of(
        folder,
        Map.of(
            "MODERNIZE_BOOTSTRAP_SERVERS", pipeline.platform().addresses().bootstrapServers(),
            "MODERNIZE_REGISTRY", pipeline.platform().addresses().registryUrl(),
            "PYTHONIOENCODING", "utf-8"),
        command);
  }

  private static MigrationRequested published(Pipeline pipeline, String id) {
    List<MigrationRequested> requests = pipeline.events().of(id, MigrationRequested.class);
    assertThat(requests).hasSize(1);
    return withoutMetadata(requests.get(0));
  }

  private static MigrationRequested withoutMetadata(MigrationRequested request) {
    MigrationRequested copy = MigrationRequested.newBuilder(request).build();
    copy.setMetadata(EventMetadata.newBuilder().build());
    return copy;
  }

  /** The partitions that have the request and what the services made of it. */
  private static Set<Integer> partitions(Pipeline pipeline, String id) {
    return pipeline
        .topics()
        .read(List.of(Topic.REQUESTS.topicName(), Topic.TARGETS.topicName()))
        .stream()
        .filter(record -> id.equals(new String(record.key(), StandardCharsets.UTF_8)))
        .map(record -> record.partition())
        .collect(Collectors.toSet());
  }

  private static String remedy(MigrationStatus status) {
    return status.getStages().stream()
        .filter(stage -> stage.getFailure() != null)
        .map(stage -> stage.getFailure().getRemedy())
        .findFirst()
        .orElseGet(() -> status.getRefusal().getRemedy());
  }
}
